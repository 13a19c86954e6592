package org.secureside.operations.loadbalancer.release;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;
import org.secureside.operations.loadbalancer.traffic.LoggedRequest;
import org.secureside.operations.loadbalancer.traffic.Traffic;

/** Notices that nobody comes any more where people came before: to the balancer, or to the servers of a pool. */
final class Silence {

    /** nginx writes its log at least once a second, so a longer silence than this needs a reason. */
    private static final Duration SHORTEST = Duration.ofSeconds(6);

    /** The time of so many requests does not pass without any, unless they go elsewhere, or are logged elsewhere. */
    private static final int REQUESTS_MISSED = 20;

    private final List<Place> busy = new ArrayList<>();

    /**
     * @param pools what the servers should get; those that are to get nothing are not in them
     * @param before what was measured before the release
     * @param past over how long that was measured
     * @param begin from when on it is listened
     */
    Silence(Collection<Shares> pools, Traffic before, Duration past, Instant begin) {
        listen("the access log has been silent", Traffic::requests, before, past, begin);
        pools.forEach(pool -> listen("nothing has reached " + pool.pool(), pool::total, before, past, begin));
    }

    /** Returns where it has been silent for too long, in words. */
    Optional<String> look(Collection<LoggedRequest> news, Instant now) {
        Traffic traffic = Traffic.of(news);
        busy.forEach(place -> place.look(traffic, now));
        return busy.stream()
                .filter(place -> now.isAfter(place.lastNews.plus(place.longest)))
                .findFirst()
                .map(place -> "%s for %d s".formatted(place.words, place.longest.toSeconds()));
    }

    private void listen(String words, ToIntFunction<Traffic> count, Traffic before, Duration past, Instant begin) {
        int requests = count.applyAsInt(before);
        if (requests >= REQUESTS_MISSED) {
            Duration missed = past.multipliedBy(REQUESTS_MISSED).dividedBy(requests);
            busy.add(new Place(words, count, missed.compareTo(SHORTEST) > 0 ? missed : SHORTEST, begin));
        }
    }

    private static final class Place {

        private final String words;
        private final ToIntFunction<Traffic> count;
        private final Duration longest;
        private Instant lastNews;

        private Place(String words, ToIntFunction<Traffic> count, Duration longest, Instant begin) {
            this.words = words;
            this.count = count;
            this.longest = longest;
            this.lastNews = begin;
        }

        private void look(Traffic news, Instant now) {
            lastNews = count.applyAsInt(news) > 0 ? now : lastNews;
        }
    }
}
