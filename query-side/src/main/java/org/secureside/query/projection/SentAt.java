package org.secureside.query.projection;

import java.time.DateTimeException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.secureside.api.EventMetadata;

/** Reads when a client says it sent a message. Whatever a client managed to say, its message must get into the feed. */
final class SentAt {

    private SentAt() {}

    /** Returns the instant, or null if there is none or none that the table can hold. */
    static @Nullable Instant parse(@Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            Instant sentAt = Instant.parse(text);
            return EventMetadata.sentAtProblem(sentAt).isPresent() ? null : sentAt;
        } catch (DateTimeException notAnInstant) {
            return null;
        }
    }
}
