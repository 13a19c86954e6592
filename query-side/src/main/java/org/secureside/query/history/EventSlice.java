package org.secureside.query.history;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import org.secureside.api.feed.FeedRange;

/**
 * A page of events, newest first, and where its neighbors are.
 *
 * @param events the events
 * @param older the position before which the next older page begins
 * @param newer the position after which newer events are or will be
 */
public record EventSlice(List<EventView> events, OptionalLong older, OptionalLong newer) {

    static final EventSlice EMPTY = new EventSlice(List.of(), OptionalLong.empty(), OptionalLong.empty());

    /**
     * Returns the page out of what was read.
     *
     * @param read one event more than the page holds, if there are so many, in the order in which they were read: those
     *     after a position oldest first, all others newest first
     */
    public static EventSlice of(List<EventView> read, FeedRange range) {
        List<EventView> events = new ArrayList<>(read.subList(0, Math.min(read.size(), range.limit())));
        if (range.start() instanceof FeedRange.After(long position)) {
            Collections.reverse(events);
            return events.isEmpty()
                    ? new EventSlice(events, OptionalLong.empty(), OptionalLong.of(position))
                    : new EventSlice(events, OptionalLong.of(events.getLast().position()), newestOf(events));
        }
        boolean more = read.size() > events.size();
        return new EventSlice(
                events, more ? OptionalLong.of(events.getLast().position()) : OptionalLong.empty(), newestOf(events));
    }

    private static OptionalLong newestOf(List<EventView> events) {
        return events.isEmpty()
                ? OptionalLong.empty()
                : OptionalLong.of(events.getFirst().position());
    }
}
