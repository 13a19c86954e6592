package org.secureside.query.delays;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.secureside.eventstore.SecureSideProperties;
import org.secureside.query.delays.NodeFacts.Latest;
import org.secureside.query.delays.NodeFacts.Leg;
import org.secureside.query.delays.NodeFacts.Minute;
import org.secureside.query.delays.NodeFacts.MinuteOfMessages;
import org.secureside.query.delays.NodeFacts.Shown;
import org.secureside.query.history.HistoryEvents;
import org.secureside.query.history.PositionSpan;
import org.secureside.query.projection.Columns;
import org.secureside.query.reads.ReadDatabase;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Works out what this node knows of a window. */
@Component
class LocalFacts {

    /** The most messages that are named, of those that are missing and of those that are late. */
    static final int MOST_NAMED = 200;

    private static final String SENT = """
            with sent as (
                select event.position, event.message_id, event.sent_at, event.received_at, event.recorded_at,
                       seen.visible_at,
                       seen.visible_at is not null
                           or exists (select from message where message.message_id = event.message_id) as visible,
                       extract(epoch from seen.visible_at - coalesce(event.received_at, event.recorded_at)) * 1000
                           as millis
                from history_event event left join message_visible seen using (position)
                where event.event_type = 'MessageSent' and event.position >= :first and event.position < :beyond
                  and event.recorded_at >= :from and event.recorded_at < :to
            )
            """;

    private static final List<List<String>> LEGS = List.of(
            List.of("sent to received", "received_at - sent_at"),
            List.of("received to recorded", "recorded_at - received_at"),
            List.of("recorded to visible", "visible_at - recorded_at"),
            List.of("received to visible", "visible_at - coalesce(received_at, recorded_at)"));

    private final ReadDatabase database;
    private final HistoryEvents history;
    private final RequestMinutes requests;
    private final String node;

    LocalFacts(ReadDatabase database, HistoryEvents history, RequestMinutes requests, SecureSideProperties properties) {
        this.requests = requests;
        this.database = database;
        this.history = history;
        this.node = properties.node().name();
    }

    /**
     * Returns what this node knows of a window.
     *
     * @param positions messages of which it is to tell when they became visible, by the positions of their sending
     */
    NodeFacts of(Window window, List<Long> positions) {
        Optional<PositionSpan> span = history.span(window.from(), window.to());
        return span.isPresent()
                ? of(window, span.get(), positions)
                : new NodeFacts(
                        node, 0, 0, List.of(), 0, List.of(), List.of(), minutes(window), List.of(), shown(positions));
    }

    private NodeFacts of(Window window, PositionSpan span, List<Long> positions) {
        StringBuilder sql = new StringBuilder(SENT)
                .append("select count(*) as recorded, count(*) filter (where visible) as visible,")
                .append(" count(*) filter (where millis > :late or not visible) as late");
        for (int i = 0; i < LEGS.size(); i++) {
            String length = LEGS.get(i).getLast();
            sql.append(", count(%s) as n%d".formatted(length, i))
                    .append(", percentile_cont(array[0.5, 0.95, 0.99, 1]) within group (order by"
                            + " (extract(epoch from %s) * 1000)::float8) as leg%d".formatted(length, i));
        }
        return in(database.sql(sql + " from sent"), window, span)
                .query((row, number) -> new NodeFacts(
                        node,
                        row.getLong("recorded"),
                        row.getLong("visible"),
                        missing(window, span),
                        row.getLong("late"),
                        legs(row),
                        latest(window, span),
                        minutes(window),
                        delays(window, span),
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

    private List<UUID> missing(Window window, PositionSpan span) {
        return in(
                        database.sql(SENT + "select message_id from sent where not visible"
                                + " order by position limit " + MOST_NAMED),
                        window,
                        span)
                .query(UUID.class)
                .list();
    }

    private List<Latest> latest(Window window, PositionSpan span) {
        return in(
                        database.sql(SENT + "select position, millis from sent where millis > :late"
                                + " order by millis desc, position limit " + MOST_NAMED),
                        window,
                        span)
                .query((row, number) -> new Latest(row.getLong("position"), row.getDouble("millis")))
                .list();
    }

    private List<MinuteOfMessages> delays(Window window, PositionSpan span) {
        return in(database.sql(SENT + """
                select date_trunc('minute', recorded_at) as minute, count(*) as messages,
                       percentile_cont(array[0.5, 0.95, 1]) within group (order by millis::float8) as at
                from sent group by 1 order by 1"""), window, span)
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

    private static JdbcClient.StatementSpec in(JdbcClient.StatementSpec statement, Window window, PositionSpan span) {
        return statement
                .param("first", span.first())
                .param("beyond", span.beyond())
                .param("from", window.from().atOffset(ZoneOffset.UTC))
                .param("to", window.to().atOffset(ZoneOffset.UTC))
                .param("late", window.late());
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
