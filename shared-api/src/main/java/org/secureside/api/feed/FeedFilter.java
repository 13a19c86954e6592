package org.secureside.api.feed;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.secureside.api.ResidentId;
import org.secureside.api.message.MessageKind;

/**
 * Which messages a reader wants to see; each condition that is not given lets all through.
 *
 * @param kind only those of this kind
 * @param author only those of this resident
 * @param state only those in this state
 * @param from only those recorded at this instant or later
 * @param to only those recorded before this instant
 */
public record FeedFilter(
        @Nullable MessageKind kind,
        @Nullable ResidentId author,
        @Nullable MessageState state,
        @Nullable Instant from,
        @Nullable Instant to) {

    /** Lets all through. */
    public static final FeedFilter ALL = new FeedFilter(null, null, null, null, null);
}
