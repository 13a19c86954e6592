package org.secureside.query.replay;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PaceTest {

    private static final long MILLI = 1_000_000;

    @Test
    void aReplayRestsForAsLongAsItsShareLeavesToOthers() {
        assertThat(new Pace(0.5, null).restAfter(1_000, 40 * MILLI)).isEqualTo(40 * MILLI);
        assertThat(new Pace(0.2, null).restAfter(1_000, 40 * MILLI)).isEqualTo(160 * MILLI);
    }

    @Test
    void aThrottleMakesTheRestLongerAndTheBatchSmaller() {
        assertThat(new Pace(0.5, 100).restAfter(10, 40 * MILLI)).isEqualTo(60 * MILLI);
        assertThat(new Pace(0.5, 100).batch(1_000)).isEqualTo(10);
        assertThat(new Pace(0.5, 5).batch(1_000)).isEqualTo(1);
    }

    @Test
    void aThrottleGivesWayToWhatHasToBeAppliedButTheShareDoesNot() {
        Pace beyond = new Pace(0.5, 100).atLeast(200);

        assertThat(beyond.batch(1_000)).isEqualTo(20);
        assertThat(beyond.restAfter(20, 40 * MILLI)).isEqualTo(60 * MILLI);
        assertThat(beyond.restAfter(20, 80 * MILLI)).isEqualTo(80 * MILLI);
    }

    @Test
    void aThrottleThatIsHighEnoughStays() {
        Pace ordered = new Pace(0.5, 100);
        Pace unlimited = new Pace(0.5, null);

        assertThat(ordered.atLeast(100)).isSameAs(ordered);
        assertThat(unlimited.atLeast(100)).isSameAs(unlimited);
    }
}
