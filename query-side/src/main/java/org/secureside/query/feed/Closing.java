package org.secureside.query.feed;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.secureside.api.feed.MessageState;
import org.secureside.api.message.MessageRemoved;
import org.secureside.api.message.MessageRetracted;

/**
 * What took a message out of sight.
 *
 * @param state the state it is in since
 * @param by the moderator, if one did
 * @param reason the moderator's reason
 * @param at when
 */
record Closing(
        MessageState state, @Nullable String by, @Nullable String reason, Instant at) {

    static Closing of(MessageRetracted event, Instant at) {
        return new Closing(MessageState.RETRACTED, null, null, at);
    }

    static Closing of(MessageRemoved event, Instant at) {
        return new Closing(MessageState.REMOVED, event.removedBy().value(), event.reason(), at);
    }
}
