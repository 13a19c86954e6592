package org.secureside.operations.client;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Exponential back-off with jitter: each failure doubles the pause up to the longest, and half of every pause is left
 * to chance, so that those who failed together do not come back together.
 *
 * @param first the pause after the first failure
 * @param longest the longest pause
 */
public record Backoff(Duration first, Duration longest) {

    /** From a tenth of a second to five. */
    public static final Backoff USUAL = new Backoff(Duration.ofMillis(100), Duration.ofSeconds(5));

    private static final int MAX_DOUBLINGS = 20;

    /**
     * Returns how long to wait.
     *
     * @param failures how often it failed in a row, from 1
     */
    public Duration pause(int failures) {
        long doubled = first.toNanos() << Math.min(failures - 1, MAX_DOUBLINGS);
        long full = Math.min(doubled, longest.toNanos());
        return Duration.ofNanos(full / 2 + ThreadLocalRandom.current().nextLong(full / 2 + 1));
    }
}
