package org.secureside.api.message;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.secureside.api.StorableText;

/**
 * Where an alert is about, in the author's words: 1 to {@value #MAX_CHARACTERS} Unicode characters.
 *
 * @param value the words
 */
public record Place(@JsonValue String value) {

    /** The longest place, in Unicode code points. It may only ever grow, for events hold places. */
    public static final int MAX_CHARACTERS = 200;

    /**
     * @throws IllegalArgumentException if {@link #problemWith(String)} finds a problem
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Place {
        problemWith(value).ifPresent(problem -> {
            throw new IllegalArgumentException("place " + problem);
        });
    }

    /** Returns what keeps the text from being a place, worded to follow its name, or empty if nothing does. */
    public static Optional<String> problemWith(@Nullable String text) {
        return StorableText.problemWith(text, MAX_CHARACTERS);
    }

    @Override
    public String toString() {
        return value.length() + " characters";
    }
}
