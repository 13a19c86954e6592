package org.secureside.query.delays;

import java.util.stream.LongStream;

/** Latencies, counted by how long they were at the most. */
final class Latencies {

    /** The upper ends of the buckets in milliseconds; the last bucket has none. */
    private static final long[] ENDS = {1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000};

    static final int BUCKETS = ENDS.length + 1;

    private static final long MICROS = 1_000;

    private Latencies() {}

    /** Returns the bucket for a latency. */
    static int bucketOf(long micros) {
        for (int i = 0; i < ENDS.length; i++) {
            if (micros <= ENDS[i] * MICROS) {
                return i;
            }
        }
        return ENDS.length;
    }

    /**
     * Returns within how many milliseconds a share of the requests was answered, rounded up to the end of a bucket.
     *
     * @param worstMicros the longest of all, which nothing took longer than
     */
    static double within(double share, long[] buckets, long worstMicros) {
        double worst = worstMicros / (double) MICROS;
        long enough = (long) Math.ceil(share * LongStream.of(buckets).sum());
        long counted = 0;
        for (int i = 0; i < ENDS.length; i++) {
            counted += buckets[i];
            if (counted >= enough) {
                return Math.min((double) ENDS[i], worst);
            }
        }
        return worst;
    }
}
