package org.secureside.api.neighborhood;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.secureside.api.StorableText;

/**
 * What a neighborhood is called: 1 to {@value #MAX_CHARACTERS} Unicode characters. Two may have the same name.
 *
 * @param value the name
 */
public record NeighborhoodName(@JsonValue String value) {

    /** The longest name, in Unicode code points. */
    public static final int MAX_CHARACTERS = 100;

    /**
     * @throws IllegalArgumentException if {@link #problemWith(String)} finds a problem
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public NeighborhoodName {
        problemWith(value).ifPresent(problem -> {
            throw new IllegalArgumentException("name " + problem);
        });
    }

    /** Returns what keeps the text from being a name, worded to follow its field, or empty if nothing does. */
    public static Optional<String> problemWith(@Nullable String text) {
        return StorableText.problemWith(text, MAX_CHARACTERS);
    }

    @Override
    public String toString() {
        return value;
    }
}
