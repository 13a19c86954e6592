package org.secureside.query.feed;

import java.util.List;
import org.secureside.query.projection.Columns;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Writes the messages whose sending is in the batch: everything about them is known, up to the end of the batch. */
final class SentMessages {

    private static final String UPSERT = """
            insert into message (
                message_id, neighborhood_id, in_reply_to, author, severity, place, state, body, first_body,
                text_version, edited_at, closed_by, closed_reason, closed_at, closed_sha256, version, position,
                reply_count, reactions, sent_at, recorded_at)
            select
                id, neighborhood, parent, author, severity, place, state, body, first_body,
                text_version, edited_at, closed_by, closed_reason, closed_at, decode(closed_sha256, 'hex'), version,
                position, replies,
                case when reacted then (
                    select jsonb_object_agg(emoji, residents) from (
                        select emoji, count(*) as residents from reaction
                        where message_id = id and not withdrawn group by emoji
                    ) counts
                ) end,
                sent_at, recorded_at
            from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) as given (
                id, neighborhood, parent, author, severity, place, state, body, first_body,
                text_version, edited_at, closed_by, closed_reason, closed_at, closed_sha256, version, position,
                replies, reacted, sent_at, recorded_at)
            on conflict (message_id) do update set
                place = excluded.place, state = excluded.state, body = excluded.body,
                first_body = excluded.first_body, text_version = excluded.text_version,
                edited_at = excluded.edited_at, closed_by = excluded.closed_by,
                closed_reason = excluded.closed_reason, closed_at = excluded.closed_at,
                closed_sha256 = excluded.closed_sha256, version = excluded.version, reactions = excluded.reactions
            where message.version < excluded.version""";

    private final JdbcClient jdbc;

    SentMessages(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void write(List<SentMessage> rows) {
        if (rows.isEmpty()) {
            return;
        }
        jdbc.sql(UPSERT)
                .param(Columns.of("uuid", rows, row -> row.change().id()))
                .param(Columns.of("uuid", rows, row -> row.event().neighborhoodId()))
                .param(Columns.of("uuid", rows, row -> row.event().inReplyTo()))
                .param(Columns.of("text", rows, row -> row.event().author()))
                .param(Columns.of("text", rows, SentMessage::severity))
                .param(Columns.of("text", rows, SentMessage::place))
                .param(Columns.of("text", rows, SentMessage::state))
                .param(Columns.of("text", rows, row -> TextColumn.of(row.body())))
                .param(Columns.of("text", rows, row -> TextColumn.of(row.firstBody())))
                .param(Columns.of("bigint", rows, row -> row.change().textVersion()))
                .param(Columns.of("timestamptz", rows, row -> row.change().editedAt()))
                .param(Columns.of("text", rows, row -> row.change().closed(Closing::by)))
                .param(Columns.of("text", rows, row -> row.change().closed(Closing::reason)))
                .param(Columns.of("timestamptz", rows, row -> row.change().closed(Closing::at)))
                .param(Columns.of("text", rows, SentMessage::closedSha256))
                .param(Columns.of("bigint", rows, row -> row.change().version()))
                .param(Columns.of("bigint", rows, row -> row.sent().position()))
                .param(Columns.of("integer", rows, row -> row.change().replies()))
                .param(Columns.of("boolean", rows, row -> row.change().isReactedTo()))
                .param(Columns.of("timestamptz", rows, row -> row.sent().sentAt()))
                .param(Columns.of("timestamptz", rows, row -> row.sent().at()))
                .update();
    }
}
