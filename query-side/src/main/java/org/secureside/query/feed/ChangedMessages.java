package org.secureside.query.feed;

import java.util.List;
import java.util.UUID;
import org.secureside.query.projection.Columns;
import org.secureside.query.projection.MissingRowException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Writes what the batch does to messages that were sent before it. */
final class ChangedMessages {

    private static final String UPDATE = """
            with given as (
                select * from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?) as given (
                    id, version, body, text_version, edited_at, state, closed_by, closed_reason, closed_at, reacted)
            ),
            written as (
                update message set
                    state = coalesce(given.state, message.state),
                    body = case when given.state is null then coalesce(given.body, message.body) end,
                    first_body = case
                        when given.state is not null then null
                        when given.body is null then message.first_body
                        else coalesce(message.first_body, message.body)
                    end,
                    text_version = coalesce(given.text_version, message.text_version),
                    edited_at = coalesce(given.edited_at, message.edited_at),
                    place = case when given.state is null then place end,
                    closed_by = coalesce(given.closed_by, message.closed_by),
                    closed_reason = coalesce(given.closed_reason, message.closed_reason),
                    closed_at = coalesce(given.closed_at, message.closed_at),
                    closed_sha256 = case
                        when given.state is null then closed_sha256
                        else sha256(%s)
                    end,
                    reactions = case
                        when not reacted then reactions
                        else (
                            select jsonb_object_agg(emoji, residents) from (
                                select emoji, count(*) as residents from reaction
                                where reaction.message_id = id and not withdrawn group by emoji
                            ) counts
                        )
                    end,
                    version = given.version
                from given
                where message_id = id and message.version < given.version
            )
            select id from given where not exists (select from message where message_id = id)""".formatted(TextColumn.utf8("coalesce(given.body, message.body)"));

    private final JdbcClient jdbc;

    ChangedMessages(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void write(List<MessageChange> rows) {
        if (rows.isEmpty()) {
            return;
        }
        List<UUID> missing = jdbc.sql(UPDATE)
                .param(Columns.of("uuid", rows, MessageChange::id))
                .param(Columns.of("bigint", rows, MessageChange::version))
                .param(Columns.of("text", rows, row -> TextColumn.of(row.text())))
                .param(Columns.of("bigint", rows, MessageChange::textVersion))
                .param(Columns.of("timestamptz", rows, MessageChange::editedAt))
                .param(Columns.of("text", rows, row -> row.closed(Closing::state)))
                .param(Columns.of("text", rows, row -> row.closed(Closing::by)))
                .param(Columns.of("text", rows, row -> row.closed(Closing::reason)))
                .param(Columns.of("timestamptz", rows, row -> row.closed(Closing::at)))
                .param(Columns.of("boolean", rows, MessageChange::isReactedTo))
                .query(UUID.class)
                .list();
        MissingRowException.throwIfAny("rows of message", missing);
    }
}
