package org.secureside.query.delays;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.secureside.api.feed.FeedRange;
import org.secureside.query.history.EventSlice;
import org.secureside.query.history.EventView;
import org.secureside.query.history.HistoryEvents;
import org.secureside.query.history.PositionSpan;
import org.secureside.query.projection.Columns;
import org.secureside.query.reads.ReadDatabase;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The messages of a window, as this node's history has them: those that were received in it, whenever they were recorded.
 * Most are recorded at once, at positions that the times lead to. Those that are not, because they waited in a journal,
 * have an index of their own.
 */
@Component
class WindowMessages {

    /** What takes longer than this to be recorded is in the index of those that waited; the migration has it, too. */
    private static final Duration AT_ONCE = Duration.ofSeconds(10);

    private static final String SENT = """
            with received as (
                select position, message_id, sent_at, received_at, recorded_at, metadata from history_event
                where event_type = 'MessageSent' and position >= :first and position < :beyond
                  and coalesce(received_at, recorded_at) >= :from and coalesce(received_at, recorded_at) < :to
                  and (received_at is null or recorded_at - received_at <= interval '10 seconds')
                union all
                select position, message_id, sent_at, received_at, recorded_at, metadata from history_event
                where event_type = 'MessageSent' and recorded_at - received_at > interval '10 seconds'
                  and received_at >= :from and received_at < :to
            ),
            sent as (
                select received.*, seen.visible_at,
                       case when pg_input_is_valid(kept.at, 'timestamptz') then kept.at::timestamptz end as journaled_at,
                       seen.visible_at is not null
                           or exists (select from message where message.message_id = received.message_id) as visible,
                       extract(epoch from seen.visible_at - coalesce(received.received_at, received.recorded_at)) * 1000
                           as millis
                from received left join message_visible seen using (position)
                cross join lateral (
                    select case when strpos(received.metadata, '"journaledAt"') > 0
                           then substring(received.metadata from '"journaledAt"\\s*:\\s*"([0-9-]+T[0-9:.]+Z)"') end
                ) as kept (at)
            )
            """;

    private final ReadDatabase database;
    private final HistoryEvents history;

    WindowMessages(ReadDatabase database, HistoryEvents history) {
        this.database = database;
        this.history = history;
    }

    /** Begins a statement that reads the messages of a window out of {@code sent}. */
    JdbcClient.StatementSpec ask(Window window, String select) {
        PositionSpan span = history.span(
                        window.from().minus(AT_ONCE), window.to().plus(AT_ONCE))
                .orElse(new PositionSpan(0, 0));
        return database.sql(SENT + select)
                .param("first", span.first())
                .param("beyond", span.beyond())
                .param("from", window.from().atOffset(ZoneOffset.UTC))
                .param("to", window.to().atOffset(ZoneOffset.UTC));
    }

    /** Returns a page of the messages of a window. */
    EventSlice page(Window window, FeedRange range) {
        String condition = switch (range.start()) {
            case FeedRange.Newest newest -> "";
            case FeedRange.Before(long position) -> " where position < " + position;
            case FeedRange.After(long position) -> " where position > " + position;
        };
        boolean upwards = range.start() instanceof FeedRange.After;
        List<Long> positions = ask(
                        window,
                        "select position from sent" + condition + " order by position " + (upwards ? "asc" : "desc")
                                + " limit " + (range.limit() + 1))
                .query(Long.class)
                .list();
        List<EventView> events = history.at(positions);
        return EventSlice.of(upwards ? events : events.reversed(), range);
    }

    /**
     * What the history has of a window at one moment.
     *
     * @param recorded how many messages of the window are recorded
     * @param notRecorded which of the messages that were asked about are not
     */
    record Known(long recorded, List<UUID> notRecorded) {}

    /** Returns how many messages of a window are recorded, and at the same moment, which of some others are not. */
    Known known(Window window, List<UUID> others) {
        return ask(window, """
                        select (select count(*) from sent) as recorded, array(
                            select given.id from unnest(:others) as given (id)
                            where not exists (
                                select from history_event
                                where message_id = given.id and event_type = 'MessageSent')) as missing""")
                .param("others", Columns.of("uuid", others, id -> id))
                .query((row, number) -> new Known(row.getLong("recorded"), List.of((UUID[])
                        row.getArray("missing").getArray())))
                .single();
    }
}
