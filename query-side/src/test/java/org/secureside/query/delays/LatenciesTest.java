package org.secureside.query.delays;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LatenciesTest {

    @Test
    void aLatencyIsCountedByHowLongItWasAtTheMost() {
        assertThat(Latencies.bucketOf(1)).isZero();
        assertThat(Latencies.bucketOf(1_000)).isZero();
        assertThat(Latencies.bucketOf(1_001)).isEqualTo(1);
        assertThat(Latencies.bucketOf(5_000_000)).isEqualTo(Latencies.BUCKETS - 2);
        assertThat(Latencies.bucketOf(60_000_000)).isEqualTo(Latencies.BUCKETS - 1);
    }

    @Test
    void aShareIsRoundedUpToTheEndOfItsBucketButNotAboveTheWorst() {
        long[] buckets = new long[Latencies.BUCKETS];
        buckets[2] = 94; // up to 5 ms
        buckets[6] = 6; // up to 100 ms

        assertThat(Latencies.within(0.5, buckets, 63_000)).isEqualTo(5);
        assertThat(Latencies.within(0.94, buckets, 63_000)).isEqualTo(5);
        assertThat(Latencies.within(0.95, buckets, 63_000)).isEqualTo(63);
        assertThat(Latencies.within(0.95, buckets, 630_000)).isEqualTo(100);
    }

    @Test
    void ofWhatIsLongerThanEveryBucketTheWorstIsKnown() {
        long[] buckets = new long[Latencies.BUCKETS];
        buckets[Latencies.BUCKETS - 1] = 1;

        assertThat(Latencies.within(0.5, buckets, 7_000_000)).isEqualTo(7_000);
    }
}
