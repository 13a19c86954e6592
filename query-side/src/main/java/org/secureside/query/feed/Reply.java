package org.secureside.query.feed;

import java.util.UUID;
import java.util.stream.Stream;
import org.secureside.api.message.MessageId;

/**
 * A message that answers another.
 *
 * @param id the message
 * @param parent the one that it answers
 */
record Reply(UUID id, UUID parent) {

    static Stream<Reply> of(SentMessage message) {
        MessageId parent = message.event().inReplyTo();
        return parent == null
                ? Stream.empty()
                : Stream.of(new Reply(message.change().id(), parent.value()));
    }
}
