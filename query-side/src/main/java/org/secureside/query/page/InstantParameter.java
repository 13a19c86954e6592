package org.secureside.query.page;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An instant in a request, as RFC 3339 writes it. */
public final class InstantParameter {

    private static final int MAX_YEAR = 9999;

    private InstantParameter() {}

    /** Returns the instant, or nothing if there is none or it is none. */
    public static Optional<Instant> parse(@Nullable String text) {
        if (text == null) {
            return Optional.empty();
        }
        try {
            OffsetDateTime time = OffsetDateTime.parse(text, DateTimeFormatter.ISO_OFFSET_DATE_TIME);
            return time.getYear() >= 1 && time.getYear() <= MAX_YEAR ? Optional.of(time.toInstant()) : Optional.empty();
        } catch (DateTimeParseException notAnInstant) {
            return Optional.empty();
        }
    }

    /** Returns what is wrong with it, worded to follow its name, or empty if nothing is. */
    public static Optional<String> problemWith(@Nullable String text) {
        return text == null || parse(text).isPresent()
                ? Optional.empty()
                : Optional.of("must be an instant such as 2026-01-02T03:04:05Z");
    }
}
