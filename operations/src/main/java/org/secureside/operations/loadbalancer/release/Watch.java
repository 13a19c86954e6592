package org.secureside.operations.loadbalancer.release;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.secureside.operations.loadbalancer.traffic.LoggedRequest;
import org.secureside.operations.loadbalancer.traffic.Traffic;

/**
 * Judges what comes after a new release by what came before it. Only the last looks count, as many as it takes to have
 * seen enough, so that what begins late is seen as soon as what begins at once; and a complaint counts when it is made
 * twice in a row, so that one odd second rolls nothing back.
 */
final class Watch {

    /** Below this nothing is said about shares or times. */
    static final int ENOUGH = 60;

    private static final int LOOKS = 10;
    private static final int LEAST_FAILURES = 10;
    private static final double LEAST_FAILURE_SHARE = 0.02;
    private static final double LEAST_TURNED_AWAY_SHARE = 0.2;
    private static final double TURNED_AWAY_OF_UNKNOWN = 0.5;
    private static final double TIMES_AS_MANY = 3;
    /** What was bad before may not get much worse, even if that is not three times as bad. */
    private static final double MORE_AT_MOST = 0.2;

    private static final double TIMES_AS_SLOW = 4;
    private static final double LEAST_SLOW_SECONDS = 0.5;

    private final List<Shares> pools;
    private final Traffic before;
    private final Traffic after = new Traffic();
    private final Deque<Collection<LoggedRequest>> looks = new ArrayDeque<>();
    private final Set<String> judged = new HashSet<>();
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
        while (looks.size() > LOOKS && isEnoughWithoutTheOldest()) {
            looks.removeFirst();
        }
        Traffic recent = recent();
        Optional<String> complaint = complaint(recent);
        boolean twice = complaint.isPresent() && hasComplained;
        hasComplained = complaint.isPresent();
        return twice ? complaint : Optional.empty();
    }

    /** Returns whether there was a complaint at the last look, which counts if it is made again. */
    boolean isInDoubt() {
        return hasComplained;
    }

    /** Returns all that has come so far. */
    Traffic after() {
        return after;
    }

    /** Returns the pools of which too little was seen to say anything. */
    List<String> unjudged() {
        return pools.stream()
                .map(Shares::pool)
                .filter(pool -> !judged.contains(pool))
                .toList();
    }

    private Traffic recent() {
        Traffic recent = new Traffic();
        looks.forEach(recent::add);
        return recent;
    }

    /** Where requests are rare, what is old still counts: otherwise there would never be enough. */
    private boolean isEnoughWithoutTheOldest() {
        Traffic rest = new Traffic();
        looks.stream().skip(1).forEach(rest::add);
        return rest.requests() >= ENOUGH
                && pools.stream().allMatch(shares -> shares.total(rest) >= ENOUGH || shares.total(after) < ENOUGH);
    }

    private Optional<String> complaint(Traffic recent) {
        List<Shares> judgeable =
                pools.stream().filter(shares -> shares.total(recent) >= ENOUGH).toList();
        judgeable.forEach(shares -> judged.add(shares.pool()));
        Optional<Shares> uneven =
                judgeable.stream().filter(shares -> shares.isUneven(recent)).findFirst();
        if (uneven.isPresent()) {
            return Optional.of("traffic is uneven: " + uneven.get().describe(recent));
        }
        if (recent.failures() >= LEAST_FAILURES
                && recent.failureShare() > limit(before.failureShare(), LEAST_FAILURE_SHARE)) {
            return Optional.of("%d of %d requests fail".formatted(recent.failures(), recent.requests()));
        }
        if (recent.turnedAway() >= LEAST_FAILURES && recent.turnedAwayShare() > turnedAwayLimit()) {
            return Optional.of("%d of %d requests are refused, or reach no node, before it was %.0f %%"
                    .formatted(recent.turnedAway(), recent.requests(), before.turnedAwayShare() * 100));
        }
        if (recent.requests() >= ENOUGH
                && before.requests() >= ENOUGH
                && recent.slow() > Math.max(LEAST_SLOW_SECONDS, TIMES_AS_SLOW * before.slow())) {
            return Optional.of("requests take up to %.1f s (95 of 100), before it was %.2f s"
                    .formatted(recent.slow(), before.slow()));
        }
        return Optional.empty();
    }

    private double turnedAwayLimit() {
        return before.requests() < ENOUGH
                ? TURNED_AWAY_OF_UNKNOWN
                : limit(before.turnedAwayShare(), LEAST_TURNED_AWAY_SHARE);
    }

    /** Returns the part that is too much, by what it was before. */
    private static double limit(double before, double least) {
        return Math.max(least, Math.min(TIMES_AS_MANY * before, before + MORE_AT_MOST));
    }
}
