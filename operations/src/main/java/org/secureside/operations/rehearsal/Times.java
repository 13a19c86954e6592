package org.secureside.operations.rehearsal;

import java.util.Collection;

/**
 * How long requests took, in seconds from when they were due until they were decided, the failed ones included.
 *
 * @param requests how many there were
 * @param failed how many were not answered as they should have been
 * @param repeated how many had to be sent again
 * @param median what half of them took at most
 * @param p95 what 95 of 100 took at most
 * @param p99 what 99 of 100 took at most
 * @param worst what the slowest took
 */
record Times(long requests, long failed, long repeated, double median, double p95, double p99, double worst) {

    static Times of(Collection<Sample> samples, Sample.Kind kind) {
        double[] sorted = samples.stream()
                .filter(sample -> sample.isOf(kind))
                .mapToDouble(Sample::seconds)
                .sorted()
                .toArray();
        return new Times(
                sorted.length,
                samples.stream()
                        .filter(sample -> sample.isOf(kind) && sample.failed())
                        .count(),
                samples.stream()
                        .filter(sample -> sample.isOf(kind) && sample.tries() > 1)
                        .count(),
                quantile(sorted, 0.5),
                quantile(sorted, 0.95),
                quantile(sorted, 0.99),
                quantile(sorted, 1));
    }

    /** Returns the smallest value that this part of all do not exceed; 0 if there are none. */
    private static double quantile(double[] sorted, double part) {
        return sorted.length == 0 ? 0 : sorted[Math.max(0, (int) Math.ceil(sorted.length * part) - 1)];
    }
}
