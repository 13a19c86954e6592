package org.secureside.query.readafter;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class PreferredWaitTest {

    @Test
    void theWaitIsFoundAmongOtherPreferences() {
        assertThat(PreferredWait.parse(List.of("wait=5"))).contains(Duration.ofSeconds(5));
        assertThat(PreferredWait.parse(List.of("respond-async, WAIT = \"10\"; x=y")))
                .contains(Duration.ofSeconds(10));
        assertThat(PreferredWait.parse(List.of("respond-async", "wait=3"))).contains(Duration.ofSeconds(3));
    }

    @Test
    void theFirstOfSeveralCounts() {
        assertThat(PreferredWait.parse(List.of("wait=1, wait=2"))).contains(Duration.ofSeconds(1));
    }

    @Test
    void whatIsNotUnderstoodIsIgnored() {
        for (String header : List.of("", "wait", "wait=", "wait=-1", "wait=soon", "await=5", "wait=9999999999")) {
            assertThat(PreferredWait.parse(List.of(header))).as(header).isEmpty();
        }
    }
}
