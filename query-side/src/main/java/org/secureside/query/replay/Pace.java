package org.secureside.query.replay;

import org.jspecify.annotations.Nullable;

/** Says how long a replay rests, so that it has its share of the node and no more, and keeps to its throttle. */
final class Pace {

    private static final double NANOS_PER_SECOND = 1e9;

    private final double share;
    private final @Nullable Integer throttle;

    /**
     * @param share the share of the time that is work, above 0 and at most 1
     * @param throttle the most events per second; null for as many as can be
     */
    Pace(double share, @Nullable Integer throttle) {
        this.share = share;
        this.throttle = throttle;
    }

    /**
     * Returns a pace that lets at least so many events pass as this one, and as many as are given here, as far as the
     * share allows.
     *
     * @param eventsPerSecond what the throttle must not fall below
     */
    Pace atLeast(double eventsPerSecond) {
        return throttle == null || eventsPerSecond <= throttle
                ? this
                : new Pace(share, (int) Math.min(Integer.MAX_VALUE, Math.ceil(eventsPerSecond)));
    }

    /**
     * Returns how long to rest, in nanoseconds.
     *
     * @param events how many events were applied
     * @param worked how long it took, in nanoseconds
     */
    long restAfter(int events, long worked) {
        double forShare = worked * (1 - share) / share;
        double forThrottle = throttle == null ? 0 : events * NANOS_PER_SECOND / throttle - worked;
        return Math.max(0, (long) Math.max(forShare, forThrottle));
    }

    /** Returns how many events to apply at once, at most: no more than a tenth of a second's worth. */
    int batch(int most) {
        return throttle == null ? most : Math.clamp(throttle / 10, 1, most);
    }
}
