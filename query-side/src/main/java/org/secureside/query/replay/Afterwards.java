package org.secureside.query.replay;

import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Expects how long a rebuild takes once all is read: its indexes, then its comparison and the switch. Both grow with the
 * number of events, as does the work of applying them; how they compare with that work was measured with a million events
 * (see decision 0141).
 */
final class Afterwards {

    /** The time of the indexes, which are made without rests, for that of applying the events. */
    private static final double INDEXES = 0.3;

    /** The time of the comparison without its rests, and of the switch, for that of applying the events. */
    private static final double COMPARISON = 0.25;

    /** Of fewer, nothing can be said of how long one takes. */
    private static final long ENOUGH = 1_000;

    private static final double NANOS_PER_MILLI = 1e6;

    private enum Step {
        READING,
        INDEXES,
        COMPARISON
    }

    private final double share;
    private final LongSupplier clock;
    private Step step = Step.READING;
    private long since;
    private long events;
    private long worked;

    /**
     * @param share the share of the time that is work, where there are rests
     * @param clock the time in nanoseconds
     */
    Afterwards(double share, LongSupplier clock) {
        this.share = share;
        this.clock = clock;
    }

    /** Takes note how long events took to be applied, in nanoseconds without rests. */
    void applied(int count, long nanos) {
        if (step == Step.READING) {
            events += count;
            worked += nanos;
        }
    }

    void indexes() {
        begin(Step.INDEXES);
    }

    void comparison() {
        begin(Step.COMPARISON);
    }

    private void begin(Step next) {
        step = next;
        since = clock.getAsLong();
    }

    boolean isReading() {
        return step == Step.READING;
    }

    /**
     * Returns how long it takes yet once all is read, in milliseconds; null if nothing can be said.
     *
     * @param total how many events there are altogether
     */
    @Nullable Long millisFor(long total) {
        if (events < ENOUGH) {
            return null;
        }
        double work = (double) worked / events * total;
        double indexes = work * INDEXES;
        double comparison = work * COMPARISON / share;
        long passed = clock.getAsLong() - since;
        double left = switch (step) {
            case READING -> indexes + comparison;
            case INDEXES -> Math.max(0, indexes - passed) + comparison;
            case COMPARISON -> Math.max(0, comparison - passed);
        };
        return Math.round(left / NANOS_PER_MILLI);
    }
}
