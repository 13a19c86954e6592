package org.secureside.query.history;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.secureside.query.reads.ReadDatabase;
import org.springframework.stereotype.Component;

/**
 * What leads to the events of the history, and is told of them beside what is hashed: columns that repeat what payload and
 * metadata say, the blocks of times and the list of types. Whoever changes one of these hides an event from those who look
 * for it, or shows it as somebody else's, although the event is as it was.
 */
@Component
public class Leads {

    /**
     * An event that something leads to no more, or that is told of wrongly.
     *
     * @param position where it stands
     * @param streamId its stream
     * @param sequence its number in the stream
     * @param eventType what kind of event it is
     * @param wrong what does not say what the event says
     */
    public record Astray(long position, String streamId, long sequence, String eventType, List<String> wrong) {}

    /** A column holds microseconds, and rounds. */
    private static final Duration ROUNDED = Duration.ofNanos(1_000);

    private static final String ROWS = """
            select event.*, type.event_type is null as type_lacks,
                   coalesce(event.recorded_at not between block.earliest and block.latest, true) as block_lacks
            from history_event event
            left join history_type type using (event_type)
            left join history_block block on block.block = event.position / %d
            where event.position between ? and ? order by event.position""".formatted(HistoryTable.BLOCK);

    private final ReadDatabase database;

    Leads(ReadDatabase database) {
        this.database = database;
    }

    /**
     * Returns the events at a range of positions that would not be found, or not be told of, by what they say.
     *
     * @param moved whether events have been moved by hand: then they need not stand in the blocks of their times
     */
    public List<Astray> astray(long first, long last, boolean moved) {
        return database
                .sql(ROWS)
                .param(first)
                .param(last)
                .query((row, number) -> new Astray(
                        row.getLong("position"),
                        row.getString("stream_id"),
                        row.getLong("sequence"),
                        row.getString("event_type"),
                        wrong(row, moved)))
                .list()
                .stream()
                .filter(event -> !event.wrong().isEmpty())
                .toList();
    }

    private static List<String> wrong(ResultSet row, boolean moved) throws SQLException {
        HistoryRow.Told said = HistoryRow.Told.of(row.getString("payload"), row.getString("metadata"));
        List<String> wrong = new ArrayList<>();
        require(wrong, "actor", Objects.equals(row.getString("actor"), said.actor()));
        require(wrong, "roles", Objects.equals(row.getString("roles"), said.roles()));
        require(wrong, "request_id", Objects.equals(row.getString("request_id"), said.requestId()));
        require(wrong, "neighborhood_id", is(row, "neighborhood_id", said.neighborhood()));
        require(wrong, "message_id", is(row, "message_id", said.message()));
        require(wrong, "in_reply_to", is(row, "in_reply_to", said.inReplyTo()));
        require(wrong, "sent_at", is(row, "sent_at", said.sentAt()));
        require(wrong, "received_at", is(row, "received_at", said.receivedAt()));
        require(wrong, "history_type", !row.getBoolean("type_lacks"));
        require(wrong, "history_block", moved || !row.getBoolean("block_lacks"));
        return wrong;
    }

    private static void require(List<String> wrong, String name, boolean right) {
        if (!right) {
            wrong.add(name);
        }
    }

    private static boolean is(ResultSet row, String column, @Nullable UUID said) throws SQLException {
        return Objects.equals(row.getObject(column, UUID.class), said);
    }

    private static boolean is(ResultSet row, String column, @Nullable Instant said) throws SQLException {
        OffsetDateTime kept = row.getObject(column, OffsetDateTime.class);
        if (kept == null || said == null) {
            return kept == null && said == null;
        }
        return Duration.between(kept.toInstant(), said).abs().compareTo(ROUNDED) <= 0;
    }
}
