package org.secureside.query.history;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which events are asked for; each condition that is not given lets all through.
 *
 * @param message only what happened to, or names, this message
 * @param neighborhood only what happened in this neighborhood
 * @param actor only what this subject caused
 * @param type only events of this name
 * @param from only those recorded at this instant or later
 * @param to only those recorded before this instant
 */
public record EventFilter(
        @Nullable UUID message,
        @Nullable UUID neighborhood,
        @Nullable String actor,
        @Nullable String type,
        @Nullable Instant from,
        @Nullable Instant to) {

    /** Returns the filter of all that happened in a window. */
    public static EventFilter within(@Nullable String type, Instant from, Instant to) {
        return new EventFilter(null, null, null, type, from, to);
    }

    /** Whether pages have to be put together out of the events of every type. */
    boolean needsEveryType() {
        return type == null && message == null && (neighborhood != null || actor != null);
    }
}
