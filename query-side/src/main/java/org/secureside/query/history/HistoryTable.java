package org.secureside.query.history;

import java.util.List;
import org.secureside.query.projection.Columns;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Writes a batch of events into the history, in one statement. What is there already stays as it is. */
@Component
class HistoryTable {

    /** How many positions share one row of {@code history_block}. */
    static final int BLOCK = 1_000;

    private static final String INSERT = """
            with given as (
                select * from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) as given (
                    position, stream_type, stream_id, sequence, event_id, event_type, revision, payload, metadata,
                    actor, roles, request_id, neighborhood_id, message_id, in_reply_to, sent_at, received_at, recorded_at)
            ),
            types as (
                insert into history_type select distinct event_type from given on conflict do nothing
            ),
            blocks as (
                insert into history_block
                select position / %d, min(recorded_at), max(recorded_at) from given group by 1
                on conflict (block) do update set
                    earliest = least(history_block.earliest, excluded.earliest),
                    latest = greatest(history_block.latest, excluded.latest)
                where history_block.earliest > excluded.earliest or history_block.latest < excluded.latest
            )
            insert into history_event (
                position, stream_type, stream_id, sequence, event_id, event_type, revision, payload, metadata,
                actor, roles, request_id, neighborhood_id, message_id, in_reply_to, sent_at, received_at, recorded_at)
            select * from given
            on conflict (position) do nothing""".formatted(BLOCK);

    private final JdbcClient jdbc;

    HistoryTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void write(List<HistoryRow> rows) {
        jdbc.sql(INSERT)
                .param(Columns.of("bigint", rows, HistoryRow::position))
                .param(Columns.of("text", rows, HistoryRow::streamType))
                .param(Columns.of("text", rows, HistoryRow::streamId))
                .param(Columns.of("bigint", rows, HistoryRow::sequence))
                .param(Columns.of("text", rows, HistoryRow::eventId))
                .param(Columns.of("text", rows, HistoryRow::type))
                .param(Columns.of("text", rows, HistoryRow::revision))
                .param(Columns.of("text", rows, HistoryRow::payload))
                .param(Columns.of("text", rows, HistoryRow::metadata))
                .param(Columns.of("text", rows, row -> row.told().actor()))
                .param(Columns.of("text", rows, row -> row.told().roles()))
                .param(Columns.of("text", rows, row -> row.told().requestId()))
                .param(Columns.of("uuid", rows, row -> row.told().neighborhood()))
                .param(Columns.of("uuid", rows, row -> row.told().message()))
                .param(Columns.of("uuid", rows, row -> row.told().inReplyTo()))
                .param(Columns.of("timestamptz", rows, row -> row.told().sentAt()))
                .param(Columns.of("timestamptz", rows, row -> row.told().receivedAt()))
                .param(Columns.of("timestamptz", rows, HistoryRow::recordedAt))
                .update();
    }
}
