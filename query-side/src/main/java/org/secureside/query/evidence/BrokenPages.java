package org.secureside.query.evidence;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentSkipListMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Shows those who watch where the node found something else than what it witnessed, until it is found to be mended. */
@Component
class BrokenPages implements MeterBinder {

    private static final Logger log = LoggerFactory.getLogger(BrokenPages.class);

    /** An event that was put in or taken out may have moved all later ones: the first thousand pages say enough. */
    private static final int MOST_PAGES = 1_000;

    /** So many of a page and a place are named. */
    private static final int MOST_OF_A_PLACE = 10;

    private final ConcurrentSkipListMap<Long, List<HistoryCheck.Found>> pages = new ConcurrentSkipListMap<>();

    /** Notes what was found on a page, which may be nothing. */
    void note(long page, List<HistoryCheck.Found> found) {
        if (found.isEmpty()) {
            if (pages.remove(page) != null) {
                log.info("Page {} of the history is as it was witnessed again", page);
            }
            return;
        }
        if (pages.size() >= MOST_PAGES && !pages.containsKey(page)) {
            if (page > pages.lastKey()) {
                return;
            }
            pages.pollLastEntry();
        }
        List<HistoryCheck.Found> named = firstOfEachPlace(found);
        if (!named.equals(pages.put(page, named))) {
            // What is told of an event is its type, its stream and what differs, never what it says.
            named.forEach(one -> log.error("{}: {}", one.place(), one.words()));
        }
    }

    /** Much in one place must not hide what was done in another. */
    private static List<HistoryCheck.Found> firstOfEachPlace(List<HistoryCheck.Found> found) {
        return Arrays.stream(HistoryCheck.Place.values())
                .flatMap(place ->
                        found.stream().filter(one -> one.place() == place).limit(MOST_OF_A_PLACE))
                .toList();
    }

    /** Returns the pages on which something is broken, the first one first. */
    List<Long> pages() {
        return List.copyOf(pages.keySet());
    }

    /** Returns the first position that is not as it was witnessed, if there is one. */
    OptionalLong first(HistoryCheck.Place place) {
        return pages.values().stream()
                .flatMap(List::stream)
                .filter(one -> one.place() == place)
                .mapToLong(one -> one.finding().position())
                .min();
    }

    private long count(HistoryCheck.Place place) {
        return pages.values().stream()
                .flatMap(List::stream)
                .filter(one -> one.place() == place)
                .count();
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        for (HistoryCheck.Place place : HistoryCheck.Place.values()) {
            String name = place.name().toLowerCase(Locale.ROOT);
            Gauge.builder("secureside.evidence.broken", this, broken -> broken.count(place))
                    .tag("place", name)
                    .description("What is not as it was witnessed there, ten of each page of 500 at the most")
                    .register(registry);
            Gauge.builder("secureside.evidence.broken.position", this, broken -> broken.position(place))
                    .tag("place", name)
                    .description("The first position that is not as it was witnessed; no number if there is none")
                    .register(registry);
        }
    }

    private double position(HistoryCheck.Place place) {
        OptionalLong first = first(place);
        return first.isPresent() ? first.getAsLong() : Double.NaN;
    }
}
