package org.secureside.benchmark.visibility;

import java.util.List;

/** What is told of many times: the median, the 99th percentile and the worst. */
final class Percentiles {

    private Percentiles() {}

    /** Returns them in words, from times in nanoseconds, sorted. */
    static String of(List<Long> sorted) {
        return "p50 %.1f ms, p99 %.1f ms, worst %.1f ms"
                .formatted(millis(sorted, 0.5), millis(sorted, 0.99), millis(sorted, 1));
    }

    private static double millis(List<Long> sorted, double share) {
        return sorted.isEmpty() ? Double.NaN : sorted.get((int) ((sorted.size() - 1) * share)) / 1e6;
    }
}
