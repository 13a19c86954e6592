package org.secureside.query.feed;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.secureside.api.message.MessageEvent;
import org.secureside.api.message.MessageId;
import org.secureside.api.message.MessageSent;
import org.secureside.query.projection.Columns;
import org.secureside.query.projection.Recorded;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Sets right what the version of a message does not tell. How many replies there are, their own rows say; and a text that
 * came back with an edit must go again if its message is closed.
 */
final class MendedMessages {

    private final JdbcClient jdbc;

    MendedMessages(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void write(List<Recorded<MessageEvent>> events) {
        List<UUID> messages = events.stream()
                .flatMap(recorded -> concerned(recorded.event()))
                .map(MessageId::value)
                .distinct()
                .toList();
        if (messages.isEmpty()) {
            return;
        }
        jdbc.sql("""
                update message set reply_count = replies from (
                    select id, (select count(*) from message reply where reply.in_reply_to = id) as replies
                    from unnest(?) as given (id)
                ) counted
                where message_id = id and reply_count <> replies""").param(Columns.of("uuid", messages, id -> id)).update();
        jdbc.sql("""
                update message_edit set body = null from message
                where message.message_id = message_edit.message_id and message_edit.message_id = any (?)
                and message.closed_at is not null and message_edit.body is not null""").param(Columns.of("uuid", messages, id -> id)).update();
    }

    private static Stream<MessageId> concerned(MessageEvent event) {
        return event instanceof MessageSent reply && reply.inReplyTo() != null
                ? Stream.of(reply.messageId(), reply.inReplyTo())
                : Stream.of(event.messageId());
    }
}
