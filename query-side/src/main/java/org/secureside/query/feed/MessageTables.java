package org.secureside.query.feed;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.secureside.query.projection.Columns;
import org.secureside.query.projection.MissingRowException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Writes what a batch of events does to messages: one statement per table and kind of change, however many messages
 * there are. Versions guard every row, so a batch that is read again changes nothing.
 */
final class MessageTables {

    private final JdbcClient jdbc;
    private final SentMessages sent;
    private final ChangedMessages changed;

    MessageTables(JdbcClient jdbc) {
        this.jdbc = jdbc;
        this.sent = new SentMessages(jdbc);
        this.changed = new ChangedMessages(jdbc);
    }

    void write(Collection<MessageChange> changes) {
        List<SentMessage> begun = changes.stream().flatMap(SentMessage::of).toList();
        List<MessageChange> continued =
                changes.stream().filter(change -> change.sent() == null).toList();
        writeReactions(
                changes.stream().flatMap(change -> change.reactions().stream()).toList());
        countReplies(begun);
        sent.write(begun);
        changed.write(continued);
        writeEdits(changes.stream().flatMap(change -> change.edits().stream()).toList());
        eraseEdits(changes.stream()
                .filter(change -> change.closing() != null)
                .map(MessageChange::id)
                .toList());
    }

    private void writeReactions(List<Reaction> rows) {
        if (rows.isEmpty()) {
            return;
        }
        jdbc.sql("""
                insert into reaction (message_id, resident, emoji, withdrawn, version)
                select * from unnest(?, ?, ?, ?, ?)
                on conflict (message_id, resident, emoji) do update
                set withdrawn = excluded.withdrawn, version = excluded.version
                where reaction.version < excluded.version""")
                .param(Columns.of("uuid", rows, row -> row.key().message()))
                .param(Columns.of("text", rows, row -> row.key().resident()))
                .param(Columns.of("text", rows, row -> row.key().emoji()))
                .param(Columns.of("boolean", rows, Reaction::withdrawn))
                .param(Columns.of("bigint", rows, Reaction::version))
                .update();
    }

    /**
     * Counts, at the messages that are in the table already, the replies that are not: before those are inserted.
     * Messages of the same batch count their replies themselves.
     */
    private void countReplies(List<SentMessage> begun) {
        List<Reply> replies = begun.stream().flatMap(Reply::of).toList();
        if (replies.isEmpty()) {
            return;
        }
        Set<UUID> missing = new HashSet<>(jdbc.sql("""
                with given as (select * from unnest(?, ?) as given (reply, parent)),
                counted as (
                    update message set reply_count = reply_count + fresh.replies
                    from (
                        select parent, count(*) as replies from given
                        where not exists (select from message where message_id = reply)
                        group by parent
                    ) fresh
                    where message_id = fresh.parent
                )
                select distinct parent from given
                where not exists (select from message where message_id = parent)""")
                .param(Columns.of("uuid", replies, Reply::id))
                .param(Columns.of("uuid", replies, Reply::parent))
                .query(UUID.class)
                .list());
        begun.forEach(message -> missing.remove(message.change().id()));
        MissingRowException.throwIfAny("rows of message", missing);
    }

    private void writeEdits(List<Edit> rows) {
        if (rows.isEmpty()) {
            return;
        }
        jdbc.sql("""
                insert into message_edit (message_id, version, body, recorded_at)
                select * from unnest(?, ?, ?, ?)
                on conflict (message_id, version) do nothing""")
                .param(Columns.of("uuid", rows, Edit::message))
                .param(Columns.of("bigint", rows, Edit::version))
                .param(Columns.of("text", rows, row -> TextColumn.of(row.body())))
                .param(Columns.of("timestamptz", rows, Edit::at))
                .update();
    }

    private void eraseEdits(List<UUID> closed) {
        if (closed.isEmpty()) {
            return;
        }
        jdbc.sql("update message_edit set body = null where message_id = any (?) and body is not null")
                .param(Columns.of("uuid", closed, id -> id))
                .update();
    }
}
