package org.secureside.query.freshness;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackingToken;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Status;

class FreshnessTest {

    private @Nullable TrackingToken end;
    private @Nullable TrackingToken shown;
    private boolean away;
    private long now = 1_000_000_000_000L;

    private final Freshness freshness = new Freshness(this::endOfLog, () -> shown, () -> now);
    private final Service service =
            new Service(freshness, new FreshnessProperties(Duration.ofSeconds(10), Duration.ofSeconds(4)));

    @Test
    void beforeTheFirstMeasurementNothingIsKnown() {
        assertThat(freshness.lag().header()).isEmpty();
        assertThat(status()).isEqualTo(Status.OUT_OF_SERVICE);
    }

    @Test
    void anEmptyLogIsShownAtOnce() {
        measure();

        assertThat(freshness.lag().header()).isEqualTo("events=0, ms=0");
        assertThat(status()).isEqualTo(Status.UP);
    }

    @Test
    void aNodeServesOnceItHasShownEverythingThereWas() {
        end = at(7);
        measure();
        assertThat(status()).isEqualTo(Status.OUT_OF_SERVICE);

        shown = at(7);
        assertThat(status()).isEqualTo(Status.UP);
        assertThat(freshness.lag().header()).isEqualTo("events=0, ms=0");
    }

    @Test
    void theAgeCountsFromTheLastMomentOfWhichEverythingIsShown() {
        upToDateAt(7);
        pass(300);
        end = at(9);
        measure();
        pass(200);
        assertThat(freshness.lag().header()).isEqualTo("events=2, ms=500");

        shown = at(8);
        assertThat(freshness.lag().header()).isEqualTo("events=1, ms=500");

        shown = at(9);
        assertThat(freshness.lag().header()).isEqualTo("events=0, ms=200");
    }

    @Test
    void aNodeAheadOfTheLastMeasurementIsNotBehind() {
        upToDateAt(7);
        shown = at(12);

        assertThat(freshness.lag().events()).hasValue(0);
        assertThat(freshness.lag().behind()).isZero();
    }

    @Test
    void aNodeTooFarBehindLeavesAndComesBackWhenItHasCaughtUpWell() {
        upToDateAt(7);
        end = at(8);
        measure();
        pass(10_000);
        assertThat(status()).isEqualTo(Status.UP);
        pass(1);
        assertThat(status()).isEqualTo(Status.OUT_OF_SERVICE);

        // A newer event has waited for six seconds: below the limit, but not yet well below it.
        end = at(9);
        measure();
        shown = at(8);
        pass(6_000);
        assertThat(status()).isEqualTo(Status.OUT_OF_SERVICE);

        shown = at(9);
        assertThat(status()).isEqualTo(Status.UP);
    }

    @Test
    void aNodeThatCannotReachTheLogGrowsOlderButStays() {
        upToDateAt(7);
        away = true;
        pass(60_000);
        measure();

        assertThat(freshness.lag().header()).isEqualTo("events=0, ms=60000");
        assertThat(status()).isEqualTo(Status.UP);
    }

    @Test
    void aLogThatStandsStillKeepsTheNodeFresh() {
        upToDateAt(7);
        pass(5_000);
        measure();
        pass(100);

        assertThat(freshness.lag().header()).isEqualTo("events=0, ms=100");
    }

    @Test
    void aStuckNodeCountsFromTheFirstEventItLacks() {
        upToDateAt(7);
        end = at(8);
        for (int i = 0; i < 5_000; i++) {
            measure();
            pass(1);
            end = at(8 + i);
        }

        assertThat(freshness.lag().behind()).isEqualTo(Duration.ofSeconds(5));
        assertThat(freshness.lag().events()).hasValue(8 + 4_998 - 7);
    }

    private void upToDateAt(long position) {
        end = at(position);
        shown = at(position);
        measure();
        assertThat(status()).isEqualTo(Status.UP);
    }

    private Status status() {
        return service.health().getStatus();
    }

    private void measure() {
        freshness.measure();
    }

    private void pass(long millis) {
        now += millis * 1_000_000;
    }

    private @Nullable TrackingToken endOfLog() {
        if (away) {
            throw new IllegalStateException("the event store is away");
        }
        return end;
    }

    private static TrackingToken at(long position) {
        return new GlobalSequenceTrackingToken(position);
    }
}
