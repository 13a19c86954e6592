package org.secureside.eventstore;

import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.StreamableMessageSource;
import org.jspecify.annotations.Nullable;

/** Where the log of all events ends at a moment, for those who want to know whether a reader has come that far. */
public final class EndOfLog {

    private EndOfLog() {}

    /**
     * Returns the token of the newest event, or nothing if there is none to read: a reader that met no event has no place
     * that could be compared.
     */
    public static @Nullable TrackingToken of(StreamableMessageSource<?> events) {
        TrackingToken start = events.createTailToken(); // first, so that what comes in between counts as there
        TrackingToken end = events.createHeadToken();
        return start != null && end != null && start.covers(end) ? null : end;
    }

    /** Returns whether a reader that has come here has met everything up to an end. */
    public static boolean isReached(@Nullable TrackingToken end, @Nullable TrackingToken here) {
        return end == null || (here != null && here.covers(end));
    }
}
