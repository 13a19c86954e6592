package org.secureside.query.orders;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ForecastTest {

    @Test
    void whatComesMeanwhileHasToBeReadAsWell() {
        Forecast forecast = new Forecast(100, 50, null, 1_000, 0, 10);

        assertThat(forecast.remaining()).contains(20L);
        assertThat(forecast.finding()).isEmpty();
    }

    @Test
    void whereMoreComesThanIsAppliedNoTimeRemainsAndThatIsSaid() {
        for (Integer throttle : new Integer[] {null, 500}) {
            Forecast forecast = new Forecast(100, 100, throttle, 1_000, 500, 10);

            assertThat(forecast.remaining()).isEmpty();
            assertThat(forecast.finding()).contains(Finding.NEVER_ENDS);
        }
    }

    @Test
    void aThrottleBelowWhatComesHoldsUpToWhatThereWasAndTheRestTakesAsLongAgain() {
        Forecast held = new Forecast(100, 150, 100, 4_500, 3_000, 10);

        assertThat(held.remaining()).contains(30L + 40L);
        assertThat(held.finding()).contains(Finding.THROTTLE_TOO_LOW);
    }

    @Test
    void beyondTheThrottleItIsStillSaidThatItIsTooLow() {
        Forecast beyond = new Forecast(300, 150, 100, 4_500, 0, 10);

        assertThat(beyond.remaining()).contains(30L);
        assertThat(beyond.finding()).contains(Finding.THROTTLE_TOO_LOW);
    }

    @Test
    void aNodeThatCannotKeepUpBeyondItsThrottleEitherNeverEnds() {
        Forecast lost = new Forecast(140, 150, 100, 4_500, 0, 10);

        assertThat(lost.remaining()).isEmpty();
        assertThat(lost.finding()).contains(Finding.NEVER_ENDS);
    }
}
