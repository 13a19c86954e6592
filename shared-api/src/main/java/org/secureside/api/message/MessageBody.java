package org.secureside.api.message;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.secureside.api.StorableText;

/**
 * What a message says: 1 to {@value #MAX_CHARACTERS} Unicode scalar values, whichever they are, kept as sent.
 *
 * @param value the text
 */
public record MessageBody(@JsonValue String value) {

    /** The longest body, in Unicode code points. */
    public static final int MAX_CHARACTERS = 8_000;

    /**
     * @throws IllegalArgumentException if {@link #problemWith(String)} finds a problem
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public MessageBody {
        problemWith(value).ifPresent(problem -> {
            throw new IllegalArgumentException("body " + problem);
        });
    }

    /** Returns what keeps the text from being a body, worded to follow its name, or empty if nothing does. */
    public static Optional<String> problemWith(@Nullable String text) {
        return StorableText.problemWithAny(text, MAX_CHARACTERS);
    }

    @Override
    public String toString() {
        return value.length() + " characters";
    }
}
