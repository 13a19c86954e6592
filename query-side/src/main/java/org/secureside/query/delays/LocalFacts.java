package org.secureside.query.delays;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.secureside.eventstore.SecureSideProperties;
import org.secureside.query.delays.NodeFacts.Latest;
import org.secureside.query.delays.NodeFacts.Leg;
import org.secureside.query.delays.NodeFacts.Minute;
import org.secureside.query.delays.NodeFacts.MinuteOfMessages;
import org.secureside.query.delays.NodeFacts.Shown;
import org.secureside.query.projection.Columns;
import org.secureside.query.reads.ReadDatabase;
import org.springframework.stereotype.Component;

/** Works out what this node knows of a window. */
@Component
class LocalFacts {

    /** The most messages that are named, of those that are missing and of those that are late. */
    static final int MOST_NAMED = 200;

    private static final List<List<String>> LEGS = List.of(
            List.of("sent to received", "received_at - sent_at"),
            List.of("received to journaled", "journaled_at - received_at"),
            List.of("journaled to recorded", "recorded_at - journaled_at"),
            List.of("received to recorded", "recorded_at - received_at"),
            List.of("recorded to visible", "visible_at - recorded_at"),
            List.of("received to visible", "visible_at - coalesce(received_at, recorded_at)"));

    private final ReadDatabase database;
    private final WindowMessages messages;
    private final RequestMinutes requests;
    private final String node;

    LocalFacts(
            ReadDatabase database, WindowMessages messages, RequestMinutes requests, SecureSideProperties properties) {
        this.requests = requests;
        this.database = database;
        this.messages = messages;
        this.node = properties.node().name();
    }

    /**
     * Returns what this node knows of a window.
     *
     * @param positions messages of which it is to tell when they became visible, by the positions of their sending
     */
    NodeFacts of(Window window, List<Long> positions) {
        StringBuilder sql = new StringBuilder(
                        "select count(*) as recorded, count(*) filter (where visible) as visible,")
                .append(" count(*) filter (where millis > :late or not visible) as late");
        for (int i = 0; i < LEGS.size(); i++) {
            String length = LEGS.get(i).getLast();
            sql.append(", count(%s) as n%d".formatted(length, i))
                    .append(", percentile_cont(array[0.5, 0.95, 0.99, 1]) within group (order by"
                            + " (extract(epoch from %s) * 1000)::float8) as leg%d".formatted(length, i));
        }
        return messages.ask(window, sql + " from sent")
                .param("late", window.late())
                .query((row, number) -> new NodeFacts(
                        node,
                        row.getLong("recorded"),
                        row.getLong("visible"),
                        missing(window),
                        row.getLong("late"),
                        legs(row),
                        latest(window),
                        minutes(window),
                        delays(window),
                        shown(positions)))
                .single();
    }

    private static List<Leg> legs(ResultSet row) throws SQLException {
        List<Leg> legs = new ArrayList<>();
        for (int i = 0; i < LEGS.size(); i++) {
            @Nullable Double[] at = percentiles(row, "leg" + i, 4);
            legs.add(new Leg(LEGS.get(i).getFirst(), row.getLong("n" + i), at[0], at[1], at[2], at[3]));
        }
        return legs;
    }

    private List<UUID> missing(Window window) {
        return messages.ask(
                        window, "select message_id from sent where not visible order by position limit " + MOST_NAMED)
                .query(UUID.class)
                .list();
    }

    private List<Latest> latest(Window window) {
        return messages.ask(
                        window,
                        "select position, millis from sent where millis > :late order by millis desc, position limit "
                                + MOST_NAMED)
                .param("late", window.late())
                .query((row, number) -> new Latest(row.getLong("position"), row.getDouble("millis")))
                .list();
    }

    private List<MinuteOfMessages> delays(Window window) {
        return messages.ask(window, """
                        select date_trunc('minute', coalesce(received_at, recorded_at)) as minute, count(*) as messages,
                               percentile_cont(array[0.5, 0.95, 1]) within group (order by millis::float8) as at
                        from sent group by 1 order by 1""")
                .query((row, number) -> {
                    @Nullable Double[] at = percentiles(row, "at", 3);
                    return new MinuteOfMessages(
                            row.getObject("minute", OffsetDateTime.class).toInstant(),
                            row.getLong("messages"),
                            at[0],
                            at[1],
                            at[2]);
                })
                .list();
    }

    private static @Nullable Double[] percentiles(ResultSet row, String column, int count) throws SQLException {
        Array found = row.getArray(column);
        return found == null ? new Double[count] : (Double[]) found.getArray();
    }

    private List<Minute> minutes(Window window) {
        requests.write(); // what is counted, but not written yet
        return database.sql("""
                select * from request_minute where minute > cast(? as timestamptz) - interval '1 minute' and minute < ?
                order by minute""")
                .param(window.from().atOffset(ZoneOffset.UTC))
                .param(window.to().atOffset(ZoneOffset.UTC))
                .query((row, number) -> minute(row))
                .list();
    }

    private static Minute minute(ResultSet row) throws SQLException {
        Long[] boxed = (Long[]) row.getArray("buckets").getArray();
        long[] buckets = new long[boxed.length];
        for (int i = 0; i < boxed.length; i++) {
            buckets[i] = boxed[i];
        }
        long worst = row.getLong("worst_micros");
        return new Minute(
                row.getObject("minute", OffsetDateTime.class).toInstant(),
                row.getLong("requests"),
                row.getLong("errors"),
                row.getLong("refused"),
                Latencies.within(0.5, buckets, worst),
                Latencies.within(0.95, buckets, worst),
                worst / 1_000.0);
    }

    /** Returns when the messages whose sending is at these positions became visible here. */
    List<Shown> shown(List<Long> positions) {
        return positions.isEmpty()
                ? List.of()
                : database.sql("select position, visible_at from message_visible where position = any (?)")
                        .param(Columns.of("bigint", positions, position -> position))
                        .query((row, number) -> new Shown(
                                row.getLong("position"),
                                row.getObject("visible_at", OffsetDateTime.class)
                                        .toInstant()))
                        .list();
    }
}
