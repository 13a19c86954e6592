package org.secureside.operations.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class BackOffTest {

    private final BackOff backOff = new BackOff();

    @Test
    void theFirstRestartComesAtOnceAndNoneEverWaitsMoreThanTenSeconds() {
        assertThat(backOff.afterRunningFor(Duration.ZERO)).isLessThan(Duration.ofSeconds(1));
        for (int death = 2; death <= 100; death++) {
            assertThat(backOff.afterRunningFor(Duration.ZERO)).isLessThanOrEqualTo(Duration.ofSeconds(10));
        }
        assertThat(backOff.afterRunningFor(Duration.ZERO)).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void aProcessThatRanForAMinuteStartsAfresh() {
        for (int death = 1; death <= 10; death++) {
            backOff.afterRunningFor(Duration.ZERO);
        }

        assertThat(backOff.afterRunningFor(Duration.ofMinutes(1))).isLessThan(Duration.ofSeconds(1));
    }
}
