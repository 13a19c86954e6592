package org.secureside.operations.loadbalancer.release;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.secureside.operations.loadbalancer.traffic.LoggedRequest;
import org.secureside.operations.loadbalancer.traffic.Traffic;

/**
 * Judges what comes after a new release by what came before it. Only the last looks count, so that what begins late is
 * seen as soon as what begins at once; and a complaint counts when it is made twice in a row, so that one odd second
 * rolls nothing back.
 */
final class Watch {

    /** Below this nothing is said about shares or times. */
    static final int ENOUGH = 60;

    private static final int LOOKS = 10;
    private static final int LEAST_FAILURES = 10;
    private static final double LEAST_FAILURE_SHARE = 0.02;
    private static final double TIMES_AS_MANY_FAILURES = 3;
    private static final double TIMES_AS_SLOW = 4;
    private static final double LEAST_SLOW_SECONDS = 0.5;

    private final List<Shares> pools;
    private final Traffic before;
    private final Traffic after = new Traffic();
    private final Deque<Collection<LoggedRequest>> looks = new ArrayDeque<>();
    private boolean hasComplained;

    /**
     * @param pools what the servers should get
     * @param before what was measured before the release
     */
    Watch(Collection<Shares> pools, Traffic before) {
        this.pools = pools.stream()
                .map(shares -> shares.withoutThoseIdleIn(before, ENOUGH))
                .toList();
        this.before = before;
    }

    /** Takes what has come since the last look, and returns why the release should not stay, if it should not. */
    Optional<String> look(Collection<LoggedRequest> news) {
        after.add(news);
        looks.addLast(List.copyOf(news));
        if (looks.size() > LOOKS) {
            looks.removeFirst();
        }
        Traffic recent = new Traffic();
        looks.forEach(recent::add);
        Optional<String> complaint = complaint(recent);
        boolean twice = complaint.isPresent() && hasComplained;
        hasComplained = complaint.isPresent();
        return twice ? complaint : Optional.empty();
    }

    /** Returns all that has come so far. */
    Traffic after() {
        return after;
    }

    /** Returns the pools of which too little was seen to say anything. */
    List<String> unjudged() {
        return pools.stream()
                .filter(shares -> shares.total(after) < ENOUGH)
                .map(Shares::pool)
                .toList();
    }

    private Optional<String> complaint(Traffic recent) {
        Optional<Shares> uneven = pools.stream()
                .filter(shares -> shares.total(recent) >= ENOUGH && shares.isUneven(recent))
                .findFirst();
        if (uneven.isPresent()) {
            return Optional.of("traffic is uneven: " + uneven.get().describe(recent));
        }
        if (recent.failures() >= LEAST_FAILURES
                && recent.failureShare() > LEAST_FAILURE_SHARE
                && recent.failureShare() > TIMES_AS_MANY_FAILURES * before.failureShare()) {
            return Optional.of("%d of %d requests fail".formatted(recent.failures(), recent.requests()));
        }
        if (recent.requests() >= ENOUGH
                && before.requests() >= ENOUGH
                && recent.slow() > Math.max(LEAST_SLOW_SECONDS, TIMES_AS_SLOW * before.slow())) {
            return Optional.of("requests take up to %.1f s (95 of 100), before it was %.2f s"
                    .formatted(recent.slow(), before.slow()));
        }
        return Optional.empty();
    }
}
