package org.secureside.operations.process;

import java.time.Duration;
import java.util.List;

/**
 * How long to wait before a process that died is started again: hardly at all at first, up to ten seconds when it
 * keeps dying. One that ran for a minute starts afresh.
 */
final class BackOff {

    private static final List<Duration> PAUSES = List.of(
            Duration.ofMillis(100),
            Duration.ofMillis(500),
            Duration.ofSeconds(1),
            Duration.ofSeconds(2),
            Duration.ofSeconds(5),
            Duration.ofSeconds(10));
    private static final Duration STEADY = Duration.ofMinutes(1);

    private int deathsInARow;

    /** Returns the pause after a death. */
    Duration afterRunningFor(Duration lifetime) {
        if (lifetime.compareTo(STEADY) >= 0) {
            deathsInARow = 0;
        }
        return PAUSES.get(Math.min(deathsInARow++, PAUSES.size() - 1));
    }
}
