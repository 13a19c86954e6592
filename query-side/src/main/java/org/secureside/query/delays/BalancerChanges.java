package org.secureside.query.delays;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.secureside.api.feed.FeedRange;
import org.secureside.query.history.EventFilter;
import org.secureside.query.history.EventView;
import org.secureside.query.history.HistoryEvents;
import org.springframework.stereotype.Component;

/** Finds the changes of the load balancer that were made in a window. Some may have been reported long after it. */
@Component
class BalancerChanges {

    /** How many pages of later reports of each type are looked through for such as tell of the window. */
    static final int MOST_PAGES = 5;

    private static final Set<String> TYPES =
            Set.of("LoadBalancerConfigurationDeployed", "LoadBalancerConfigurationRolledBack");

    private static final long BEFORE_ALL = -1;

    private final HistoryEvents history;

    BalancerChanges(HistoryEvents history) {
        this.history = history;
    }

    /** Returns the changes by when they were made, oldest first. */
    Changes madeIn(Window window) {
        Changes inTime = Changes.newest(history, TYPES, window.from(), window.to());
        List<EventView> reported = new ArrayList<>(inTime.events());
        boolean more = inTime.more();
        for (String type : TYPES) {
            Changes later = reportedAfter(window, type);
            reported.addAll(later.events());
            more |= later.more();
        }
        return new Changes(
                reported.stream()
                        .filter(change -> window.has(BalancerChange.madeAt(change)))
                        .sorted(Comparator.comparing(BalancerChange::madeAt).thenComparingLong(EventView::position))
                        .toList(),
                more);
    }

    /** Returns what was reported next after a window, page by page, and whether there is more to look through. */
    private Changes reportedAfter(Window window, String type) {
        EventFilter filter = new EventFilter(null, null, null, type, window.to(), null);
        List<EventView> reported = new ArrayList<>();
        long position = BEFORE_ALL;
        for (int page = 0; page < MOST_PAGES; page++) {
            List<EventView> next = after(position, filter, FeedRange.MAX_LIMIT);
            if (next.isEmpty()) {
                return new Changes(reported, false);
            }
            reported.addAll(next);
            position = next.getFirst().position(); // newest first
        }
        return new Changes(reported, !after(position, filter, 1).isEmpty());
    }

    private List<EventView> after(long position, EventFilter filter, int most) {
        return history.page(filter, new FeedRange(most, new FeedRange.After(position)))
                .events();
    }
}
