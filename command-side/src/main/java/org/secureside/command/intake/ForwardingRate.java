package org.secureside.command.intake;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** How quickly messages leave the journal: over the last ten seconds or so. */
final class ForwardingRate {

    /** The shortest time in which anybody is told to come back to a full journal. */
    static final Duration SOONEST = Duration.ofSeconds(5);

    private static final Duration LATEST = Duration.ofSeconds(60);
    private static final double MEMORY_SECONDS = 10;

    private double perSecond;
    private long asOf;

    ForwardingRate(long now) {
        this.asOf = now;
    }

    /**
     * Notes that messages were recorded.
     *
     * @param now of {@link System#nanoTime}
     */
    synchronized void recorded(int count, long now) {
        decay(now);
        perSecond += count / MEMORY_SECONDS;
    }

    private void decay(long now) {
        double seconds = (double) Math.max(0, now - asOf) / TimeUnit.SECONDS.toNanos(1);
        perSecond *= Math.exp(-seconds / MEMORY_SECONDS);
        asOf = now;
    }

    /** Returns in which time so many messages will have left, between 5 and 60 s. */
    synchronized Duration untilGone(int waiting, long now) {
        decay(now);
        double seconds = perSecond > 0 ? waiting / perSecond : LATEST.toSeconds();
        return Duration.ofMillis(
                Math.round(1000 * Math.clamp(seconds, (double) SOONEST.toSeconds(), (double) LATEST.toSeconds())));
    }
}
