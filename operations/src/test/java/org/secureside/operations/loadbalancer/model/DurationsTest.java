package org.secureside.operations.loadbalancer.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DurationsTest {

    @Test
    void timesAreReadWithNginxsUnits() {
        assertThat(Durations.millis("500ms")).contains(500L);
        assertThat(Durations.seconds("10000")).contains(10_000L);
        assertThat(Durations.seconds("1h 30m")).contains(5400L);
        assertThat(Durations.seconds("1m30s")).contains(90L);
        assertThat(Durations.seconds("999ms")).contains(0L);
        assertThat(Durations.seconds("1M")).contains(30 * 86_400L);
        assertThat(Durations.seconds("soon")).isEmpty();
        assertThat(Durations.seconds("")).isEmpty();
    }
}
