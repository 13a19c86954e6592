package org.secureside.benchmark.overload;

import java.util.Arrays;
import java.util.Locale;

/** How long requests of one kind took, from when each was due to its answer. */
final class Tally {

    private static final double MILLI = 1e6;

    private long[] nanos = new long[1 << 16];
    private int count;

    synchronized void add(long time) {
        if (count == nanos.length) {
            nanos = Arrays.copyOf(nanos, 2 * count);
        }
        nanos[count++] = time;
    }

    synchronized int count() {
        return count;
    }

    /** Returns the time within which this share of the requests was answered, in milliseconds. */
    synchronized double millisAt(double share) {
        if (count == 0) {
            return Double.NaN;
        }
        long[] sorted = Arrays.copyOf(nanos, count);
        Arrays.sort(sorted);
        return sorted[Math.min(count - 1, (int) (share * count))] / MILLI;
    }

    String inWords(double seconds) {
        return count() == 0
                ? "none"
                : String.format(
                        Locale.ROOT,
                        "%,d (%,.0f/s), p50 %.0f ms, p99 %.0f ms, longest %.0f ms",
                        count(),
                        count() / seconds,
                        millisAt(0.5),
                        millisAt(0.99),
                        millisAt(1));
    }
}
