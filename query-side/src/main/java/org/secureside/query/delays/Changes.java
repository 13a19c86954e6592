package org.secureside.query.delays;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.secureside.api.feed.FeedRange;
import org.secureside.query.history.EventFilter;
import org.secureside.query.history.EventSlice;
import org.secureside.query.history.EventView;
import org.secureside.query.history.HistoryEvents;

/**
 * What was changed.
 *
 * @param events the events that tell of it
 * @param more whether there was more, or may have been
 */
record Changes(List<EventView> events, boolean more) {

    private static final FeedRange OF_EACH_TYPE = new FeedRange(FeedRange.MAX_LIMIT, new FeedRange.Newest());

    /** Returns the newest events of each type that were recorded in a window, oldest first. */
    static Changes newest(HistoryEvents history, Set<String> types, @Nullable Instant from, Instant to) {
        List<EventSlice> slices = types.stream()
                .map(type -> history.page(new EventFilter(null, null, null, type, from, to), OF_EACH_TYPE))
                .toList();
        return new Changes(
                slices.stream()
                        .flatMap(slice -> slice.events().stream())
                        .sorted(Comparator.comparingLong(EventView::position))
                        .toList(),
                slices.stream().anyMatch(slice -> slice.older().isPresent()));
    }
}
