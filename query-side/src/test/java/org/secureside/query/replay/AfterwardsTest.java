package org.secureside.query.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class AfterwardsTest {

    private static final long TOTAL = 1_000_000;

    private long now;

    private final Afterwards afterwards = new Afterwards(0.5, () -> now);

    @Test
    void ofAFewEventsNothingIsSaid() {
        afterwards.applied(999, TimeUnit.SECONDS.toNanos(1));

        assertThat(afterwards.millisFor(TOTAL)).isNull();
    }

    /** Half of 150 s of reading was work: 75 s, of which the indexes take 0.3 and the comparison half, with its rests. */
    @Test
    void whatFollowsGrowsWithTheWorkAndIsDoneStepByStep() {
        afterwards.applied(100_000, TimeUnit.MILLISECONDS.toNanos(7_500));
        assertThat(afterwards.millisFor(TOTAL)).isEqualTo(22_500 + 37_500);
        assertThat(afterwards.millisFor(2 * TOTAL)).isEqualTo(2 * (22_500 + 37_500));

        afterwards.indexes();
        pass(10);
        assertThat(afterwards.millisFor(TOTAL)).isEqualTo(12_500 + 37_500);
        pass(60);
        assertThat(afterwards.millisFor(TOTAL)).as("longer than expected").isEqualTo(37_500);

        afterwards.comparison();
        pass(30);
        assertThat(afterwards.millisFor(TOTAL)).isEqualTo(7_500);
        pass(30);
        assertThat(afterwards.millisFor(TOTAL)).isZero();
    }

    @Test
    void whatIsReadBesideItChangesNothing() {
        afterwards.applied(100_000, TimeUnit.MILLISECONDS.toNanos(7_500));
        afterwards.indexes();
        afterwards.applied(1_000, TimeUnit.SECONDS.toNanos(100));

        assertThat(afterwards.millisFor(TOTAL)).isEqualTo(22_500 + 37_500);
    }

    private void pass(int seconds) {
        now += TimeUnit.SECONDS.toNanos(seconds);
    }
}
