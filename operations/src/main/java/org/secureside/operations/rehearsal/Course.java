package org.secureside.operations.rehearsal;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The course of a rehearsal, from the first request to the last.
 *
 * @param begin when people began to come
 * @param forced when the fault was forced
 * @param fate what became of it
 * @param well from when on all was well again
 * @param end when nobody came any more
 * @param posted how many messages people wanted to post
 */
record Course(Instant begin, Instant forced, Forced.Fate fate, Optional<Instant> well, Instant end, int posted) {

    /** What the first requests take says something about connections and caches, not about the load balancer. */
    static final Duration WARM_UP = Duration.ofSeconds(3);

    List<Phase> phases(Samples samples, Observer observer) {
        Instant bad = fate.inUse().orElse(forced);
        Instant good = fate.takenBack().orElse(end);
        return List.of(
                Phase.of("before", begin.plus(WARM_UP), bad, samples, observer),
                Phase.of("while the fault was in use", bad, good, samples, observer),
                Phase.of("after it was taken back", good, end, samples, observer));
    }
}
