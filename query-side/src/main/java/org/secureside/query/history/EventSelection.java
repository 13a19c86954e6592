package org.secureside.query.history;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.secureside.api.feed.FeedRange;

/**
 * The statement that reads a page of events. It is so written that an index leads to the page, whatever is filtered by:
 * what has no index in the order of positions over all types is read type by type, of each no more than the page can
 * hold, and put together.
 */
final class EventSelection {

    private final StringBuilder conditions = new StringBuilder();
    private final List<Object> parameters = new ArrayList<>();
    private final String order;
    private final boolean everyType;

    private EventSelection(EventFilter filter, FeedRange range) {
        this.everyType = filter.needsEveryType();
        this.order = " order by position %s limit %d"
                .formatted(range.start() instanceof FeedRange.After ? "asc" : "desc", range.limit() + 1);
    }

    static EventSelection of(EventFilter filter, FeedRange range, PositionSpan span) {
        EventSelection selection = new EventSelection(filter, range);
        long first = span.first();
        long beyond = span.beyond();
        switch (range.start()) {
            case FeedRange.Newest newest -> {}
            case FeedRange.Before(long position) -> beyond = Math.min(beyond, position);
            case FeedRange.After(long position) -> first = Math.max(first, position + 1);
        }
        selection.require("position >= ?", first).require("position < ?", beyond);
        if (filter.message() != null) {
            selection.require("message_id = ?", filter.message());
        }
        if (filter.neighborhood() != null) {
            selection.require("neighborhood_id = ?", filter.neighborhood());
        }
        if (filter.actor() != null) {
            selection.require("actor = ?", filter.actor());
        }
        if (filter.type() != null) {
            selection.require("event_type = ?", filter.type());
        }
        if (filter.from() != null) {
            selection.require("recorded_at >= ?", filter.from().atOffset(ZoneOffset.UTC));
        }
        if (filter.to() != null) {
            selection.require("recorded_at < ?", filter.to().atOffset(ZoneOffset.UTC));
        }
        return selection;
    }

    private EventSelection require(String condition, Object value) {
        conditions.append(conditions.isEmpty() ? "" : " and ").append(condition);
        parameters.add(value);
        return this;
    }

    String sql() {
        if (!everyType) {
            return "select * from history_event where " + conditions + order;
        }
        return "select event.* from (select position from history_type cross join lateral (select position"
                + " from history_event where event_type = history_type.event_type and " + conditions + order
                + ") of_type" + order + ") page join history_event event using (position)"
                + order.substring(0, order.indexOf(" limit"));
    }

    List<Object> parameters() {
        return List.copyOf(parameters);
    }
}
