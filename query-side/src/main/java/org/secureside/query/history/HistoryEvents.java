package org.secureside.query.history;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.secureside.api.feed.FeedRange;
import org.secureside.query.projection.Columns;
import org.secureside.query.reads.ReadDatabase;
import org.springframework.stereotype.Component;

/** Reads the history. */
@Component
public class HistoryEvents {

    /** So that no statement takes longer than a statement may, however long the log is. */
    private static final long COUNTED_AT_ONCE = 500_000;

    /** Event stores count from 0 or from 1. */
    private static final long BEFORE_ALL = -1;

    /** How many events are held of a message to which a hundred thousand things happened. */
    static final int AT_ONCE = 1_000;

    private final ReadDatabase database;
    private final Positions positions;

    HistoryEvents(ReadDatabase database) {
        this.database = database;
        this.positions = new Positions(database);
    }

    /** Returns a page of the events that a filter lets through. */
    public EventSlice page(EventFilter filter, FeedRange range) {
        Optional<PositionSpan> span = positions.within(filter.from(), filter.to());
        if (span.isEmpty()) {
            return EventSlice.EMPTY;
        }
        EventSelection selection = EventSelection.of(filter, range, span.get());
        List<EventView> read = database.sql(selection.sql())
                .params(selection.parameters())
                .query((row, number) -> EventView.of(row))
                .list();
        return EventSlice.of(read, range);
    }

    /** Returns the positions between which all events of a window are; nothing if there are none in it. */
    public Optional<PositionSpan> span(Instant from, Instant to) {
        return positions.within(from, to);
    }

    /**
     * Returns the positions between which all events are that a filter lets through by their times; nothing if there are
     * none.
     */
    public Optional<PositionSpan> span(EventFilter filter) {
        return positions.within(filter.from(), filter.to());
    }

    /** Returns the positions of the first events of a span that a filter lets through, in the order of the log. */
    public List<Long> firstOf(EventFilter filter, PositionSpan span, int most) {
        EventSelection selection = EventSelection.first(filter, span, most);
        return database.sql(selection.positions())
                .params(selection.parameters())
                .query(Long.class)
                .list();
    }

    /** Returns how many events of a span a filter lets through. */
    public long count(EventFilter filter, PositionSpan span) {
        long count = 0;
        for (long first = span.first(); first < span.beyond(); first += COUNTED_AT_ONCE) {
            EventSelection selection =
                    EventSelection.first(filter, span.after(first - 1).upTo(first + COUNTED_AT_ONCE - 1), 1);
            count += database.sql(selection.count())
                    .params(selection.parameters())
                    .query(Long.class)
                    .single();
        }
        return count;
    }

    /** Returns the event at a position. */
    public Optional<EventView> at(long position) {
        return database.sql("select * from history_event where position = ?")
                .param(position)
                .query((row, number) -> EventView.of(row))
                .optional();
    }

    /** Returns the events at positions, in the order of the log. */
    public List<EventView> at(List<Long> asked) {
        return asked.isEmpty()
                ? List.of()
                : database.sql("select * from history_event where position = any (?) order by position")
                        .param(Columns.of("bigint", asked, position -> position))
                        .query((row, number) -> EventView.of(row))
                        .list();
    }

    /**
     * Returns what happened to a message first, in the order of the log: the events of its stream, but not those of others
     * that name it.
     *
     * @param position the last position to look at
     * @param most how many events at the most
     */
    public List<EventView> ofMessage(UUID message, long position, int most) {
        return ofMessages(List.of(message), BEFORE_ALL, position, most);
    }

    /**
     * Hands on all that happened to messages, in the order of the log: the events of their streams, but not those of others
     * that name them. However many there are, one page of them is held at once.
     *
     * @param position the last position to look at
     */
    public void ofMessages(List<UUID> messages, long position, Consumer<List<EventView>> pages) {
        long after = BEFORE_ALL;
        List<EventView> page;
        do {
            page = ofMessages(messages, after, position, AT_ONCE);
            if (!page.isEmpty()) {
                pages.accept(page);
                after = page.getLast().position();
            }
        } while (page.size() == AT_ONCE);
    }

    private List<EventView> ofMessages(List<UUID> messages, long after, long position, int most) {
        return database.sql("""
                select event.* from unnest(?) as asked (id) cross join lateral (
                    select * from history_event
                    where message_id = asked.id and stream_id = asked.id::text and position > ? and position <= ?
                    order by position limit ?
                ) event order by event.position limit ?""")
                .param(Columns.of("uuid", messages, id -> id))
                .param(after)
                .param(position)
                .param(most)
                .param(most)
                .query((row, number) -> EventView.of(row))
                .list();
    }

    /** Returns the position of the newest event that this node has in its history; 0 if it has none. */
    public long newest() {
        return database.sql("select coalesce(max(position), 0) from history_event")
                .query(Long.class)
                .single();
    }

    /** Returns whether the history has an event that was recorded later than an instant, and so all before that one. */
    public boolean hasLaterThan(Instant instant) {
        return positions.hasLaterThan(instant.atOffset(ZoneOffset.UTC));
    }

    /**
     * Returns the position of the last event of the log as it stood at an instant: the one before the first that was
     * recorded later; 0 if nothing was recorded up to then. If there is none later, it is the newest that this node has.
     */
    public long lastAt(Instant instant) {
        return positions.lastAt(instant.atOffset(ZoneOffset.UTC));
    }
}
