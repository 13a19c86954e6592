package org.secureside.query.history;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.secureside.api.feed.FeedRange;

/**
 * The statement that reads a page of events. It is so written that an index leads to the page, whatever is filtered by:
 * what has no index in the order of positions over all types is read type by type, of each no more than the page can
 * hold, and put together. Where there are only a few positions to look at, that is not worth it.
 */
final class EventSelection {

    private static final int FEW = 10_000;

    private final StringBuilder conditions = new StringBuilder();
    private final List<Object> parameters = new ArrayList<>();
    private final String order;
    private final String limit;
    private final boolean everyType;

    private EventSelection(EventFilter filter, PositionSpan span, boolean upwards, int most) {
        this.everyType = filter.needsEveryType() && span.size() > FEW;
        this.order = " order by position " + (upwards ? "asc" : "desc");
        this.limit = " limit " + most;
        require("position >= ?", span.first());
        require("position < ?", span.beyond());
        if (filter.message() != null) {
            require("message_id = ?", filter.message());
        }
        if (filter.neighborhood() != null) {
            require("neighborhood_id = ?", filter.neighborhood());
        }
        if (filter.actor() != null) {
            require("actor = ?", filter.actor());
        }
        if (filter.type() != null) {
            require("event_type = ?", filter.type());
        }
        if (filter.from() != null) {
            require("recorded_at >= ?", filter.from().atOffset(ZoneOffset.UTC));
        }
        if (filter.to() != null) {
            require("recorded_at < ?", filter.to().atOffset(ZoneOffset.UTC));
        }
    }

    /** Returns the statement for a page, and one event more. */
    static EventSelection of(EventFilter filter, FeedRange range, PositionSpan span) {
        PositionSpan part = switch (range.start()) {
            case FeedRange.Newest newest -> span;
            case FeedRange.Before(long position) -> span.upTo(position - 1);
            case FeedRange.After(long position) -> span.after(position);
        };
        return new EventSelection(filter, part, range.start() instanceof FeedRange.After, range.limit() + 1);
    }

    /** Returns the statement for the first events of a span. */
    static EventSelection first(EventFilter filter, PositionSpan span, int most) {
        return new EventSelection(filter, span, true, most);
    }

    private void require(String condition, Object value) {
        conditions.append(conditions.isEmpty() ? "" : " and ").append(condition);
        parameters.add(value);
    }

    /** Returns the statement that reads the events. */
    String sql() {
        return everyType
                ? "select event.* from (" + positions() + ") page join history_event event using (position)" + order
                : "select * from history_event where " + conditions + order + limit;
    }

    /** Returns the statement that reads their positions only. */
    String positions() {
        return everyType
                ? "select position from history_type cross join lateral (select position from history_event"
                        + " where event_type = history_type.event_type and " + conditions + order + limit + ") of_type"
                        + order + limit
                : "select position from history_event where " + conditions + order + limit;
    }

    /** Returns the statement that counts all events of the span that pass. */
    String count() {
        return "select count(*) from history_event where " + conditions;
    }

    List<Object> parameters() {
        return List.copyOf(parameters);
    }
}
