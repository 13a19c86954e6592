package org.secureside.command.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ForwardingRateTest {

    private final ForwardingRate rate = new ForwardingRate(0);

    @Test
    void aFullJournalThatIsNotForwardedIsTriedAgainInAMinute() {
        assertThat(rate.untilGone(100_000, 0)).isEqualTo(Duration.ofSeconds(60));
    }

    @Test
    void theTimeIsWhatItTakesToForwardWhatWaits() {
        for (int second = 1; second <= 100; second++) {
            rate.recorded(1_000, nanos(second));
        }

        assertThat(rate.untilGone(20_000, nanos(100))).isBetween(Duration.ofSeconds(17), Duration.ofSeconds(23));
        assertThat(rate.untilGone(10, nanos(100))).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void whatWasForwardedLongAgoTellsNothing() {
        rate.recorded(100_000, nanos(1));

        assertThat(rate.untilGone(1_000, nanos(200))).isEqualTo(Duration.ofSeconds(60));
    }

    private static long nanos(long seconds) {
        return TimeUnit.SECONDS.toNanos(seconds);
    }
}
