package org.secureside.api.replay;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.secureside.api.StorableText;

/**
 * Why an admin ordered something, for auditors: 1 to {@value #MAX_CHARACTERS} Unicode characters.
 *
 * @param value the words
 */
public record ReplayReason(@JsonValue String value) {

    /** The longest reason, in Unicode code points. */
    public static final int MAX_CHARACTERS = 500;

    /**
     * @throws IllegalArgumentException if {@link #problemWith(String)} finds a problem
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public ReplayReason {
        problemWith(value).ifPresent(problem -> {
            throw new IllegalArgumentException("reason " + problem);
        });
    }

    /** Returns what keeps the text from being a reason, worded to follow its name, or empty if nothing does. */
    public static Optional<String> problemWith(@Nullable String text) {
        return StorableText.problemWith(text, MAX_CHARACTERS);
    }

    @Override
    public String toString() {
        return value;
    }
}
