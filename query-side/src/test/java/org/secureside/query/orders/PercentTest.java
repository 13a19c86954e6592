package org.secureside.query.orders;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PercentTest {

    private static final long TOTAL = 1_000_000;

    /** As it went with a million: read in 150 s, then 22 s of indexes, and 38 s of comparison and switch. */
    @Test
    void whatFollowsCountsAsWhatCouldBeReadMeanwhile() {
        double perSecond = TOTAL / 150.0;

        assertThat(Percent.of(TOTAL / 2, TOTAL, perSecond, 60_000)).isEqualTo(35.7); // after 75 of 210 s
        assertThat(Percent.of(TOTAL, TOTAL, perSecond, 60_000)).isEqualTo(71.4); // after 150
        assertThat(Percent.of(TOTAL, TOTAL, perSecond, 30_000)).isEqualTo(83.3); // after 180: 85.7
        assertThat(Percent.of(TOTAL, TOTAL, perSecond, 10_000)).isEqualTo(93.7); // after 200: 95.2
        assertThat(Percent.of(TOTAL, TOTAL, perSecond, 0)).isEqualTo(100);
        assertThat(Percent.of(TOTAL / 2, TOTAL, perSecond, 0)).isEqualTo(50);
    }
}
