package org.secureside.api;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A person, by the subject of their token: 1 to 128 characters out of letters, digits and {@code . _ @ : + | -}.
 *
 * @param value the subject
 */
public record ResidentId(@JsonValue String value) {

    private static final Pattern FORM = Pattern.compile("[\\p{L}\\p{N}._@:+|-]{1,128}");

    /**
     * @throws IllegalArgumentException if {@link #problemWith(String)} finds a problem
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public ResidentId {
        problemWith(value).ifPresent(problem -> {
            throw new IllegalArgumentException("resident id " + problem);
        });
    }

    /** Returns what keeps the text from being a resident id, worded to follow its name, or empty if nothing does. */
    public static Optional<String> problemWith(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return Optional.of("must not be empty");
        }
        return FORM.matcher(text).matches()
                ? Optional.empty()
                : Optional.of("must be 1 to 128 characters out of letters, digits and . _ @ : + | -");
    }

    @Override
    public String toString() {
        return value;
    }
}
