package org.secureside.query.delays;

/** What was answered within a minute and is not in the database yet. */
final class MinuteCounter {

    private static final int TOO_MANY_REQUESTS = 429;
    private static final int SERVER_ERROR = 500;

    private long requests;
    private long errors;
    private long refused;
    private long worstMicros;
    private final long[] buckets = new long[Latencies.BUCKETS];

    synchronized void count(int status, long micros) {
        requests++;
        errors += status >= SERVER_ERROR ? 1 : 0;
        refused += status == TOO_MANY_REQUESTS ? 1 : 0;
        worstMicros = Math.max(worstMicros, micros);
        buckets[Latencies.bucketOf(micros)]++;
    }

    /** Adds what another one counted. */
    synchronized void add(MinuteCounter other) {
        requests += other.requests;
        errors += other.errors;
        refused += other.refused;
        worstMicros = Math.max(worstMicros, other.worstMicros);
        for (int i = 0; i < buckets.length; i++) {
            buckets[i] += other.buckets[i];
        }
    }

    long requests() {
        return requests;
    }

    long errors() {
        return errors;
    }

    long refused() {
        return refused;
    }

    long worstMicros() {
        return worstMicros;
    }

    Long[] buckets() {
        Long[] boxed = new Long[buckets.length];
        for (int i = 0; i < buckets.length; i++) {
            boxed[i] = buckets[i];
        }
        return boxed;
    }
}
