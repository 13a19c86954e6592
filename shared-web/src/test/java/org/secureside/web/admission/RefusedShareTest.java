package org.secureside.web.admission;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RefusedShareTest {

    private final RefusedShare share = new RefusedShare();

    @Test
    void oneRefusalMeansASecondOrTwo() {
        share.refused();

        assertThat(share.pause()).isBetween(Duration.ofSeconds(2), Duration.ofMillis(2_100));
    }

    @Test
    void theMoreAreRefusedTheLongerTheyStayAway() {
        for (int i = 0; i < 10_000; i++) {
            share.refused();
            share.refused();
            share.admitted();
        }

        assertThat(share.pause()).isBetween(Duration.ofMillis(5_900), Duration.ofMillis(6_100));
        for (int i = 0; i < 10_000; i++) {
            share.refused();
        }
        assertThat(share.pause()).as("but not for ever").isEqualTo(Duration.ofSeconds(20));
    }

    @Test
    void whenThereIsRoomAgainTheyMayComeSoon() {
        for (int i = 0; i < 5_000; i++) {
            share.refused();
        }
        for (int i = 0; i < 10_000; i++) {
            share.admitted();
        }

        assertThat(share.pause()).isLessThan(Duration.ofMillis(2_100));
    }
}
