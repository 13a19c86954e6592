package org.secureside.query.feed;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import org.secureside.api.feed.FeedRange;

/**
 * The rows of one page, newest first, and where its neighbors are. One row more than the page holds is read, which tells
 * whether there is another page.
 *
 * @param rows the rows
 * @param older the position before which the next older page begins
 * @param newer the position after which newer rows are or will be
 */
record Slice(List<MessageRow> rows, OptionalLong older, OptionalLong newer) {

    /** Returns the conditions that let through the rows in the range, and those beyond it in its direction. */
    static Conditions within(FeedRange range, Conditions conditions) {
        return switch (range.start()) {
            case FeedRange.Newest newest -> conditions;
            case FeedRange.Before(long position) -> conditions.and("message.position < ?", position);
            case FeedRange.After(long position) -> conditions.and("message.position > ?", position);
        };
    }

    /** Returns the order and the number of rows to read. */
    static String orderAndLimit(FeedRange range) {
        boolean upwards = range.start() instanceof FeedRange.After;
        return " order by message.position " + (upwards ? "asc" : "desc") + " limit " + (range.limit() + 1);
    }

    /** Returns the page out of the rows that were read. */
    static Slice of(List<MessageRow> read, FeedRange range) {
        List<MessageRow> rows = new ArrayList<>(read.subList(0, Math.min(read.size(), range.limit())));
        boolean more = read.size() > rows.size();
        if (range.start() instanceof FeedRange.After(long position)) {
            Collections.reverse(rows);
            return rows.isEmpty()
                    ? new Slice(rows, OptionalLong.empty(), OptionalLong.of(position))
                    : new Slice(rows, OptionalLong.of(rows.getLast().position()), newestOf(rows));
        }
        return new Slice(
                rows, more ? OptionalLong.of(rows.getLast().position()) : OptionalLong.empty(), newestOf(rows));
    }

    private static OptionalLong newestOf(List<MessageRow> rows) {
        return rows.isEmpty()
                ? OptionalLong.empty()
                : OptionalLong.of(rows.getFirst().position());
    }
}
