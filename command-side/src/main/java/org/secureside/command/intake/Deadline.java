package org.secureside.command.intake;

import java.time.Duration;

/**
 * Until when something must be done. All that is done for a request shares one, so that waits do not add up to more than
 * the client is waited for.
 *
 * @param nanos of {@link System#nanoTime}
 */
record Deadline(long nanos) {

    static Deadline in(Duration time) {
        return new Deadline(System.nanoTime() + time.toNanos());
    }

    /** Returns an earlier one, which leaves that much time for what comes after. */
    Deadline leaving(Duration time) {
        return new Deadline(nanos - time.toNanos());
    }

    /** Returns how much time is left, or none. */
    Duration left() {
        return Duration.ofNanos(nanosLeft());
    }

    /** Returns how many nanoseconds are left, or 0. */
    long nanosLeft() {
        return Math.max(0, nanos - System.nanoTime());
    }
}
