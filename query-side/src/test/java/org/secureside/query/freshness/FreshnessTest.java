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
    private final Service service = serviceThatStays(false);

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
        end = at(100);
        measure();
        moveFor(10_000);
        assertThat(status()).isEqualTo(Status.UP);
        pass(1);
        assertThat(status()).isEqualTo(Status.OUT_OF_SERVICE);

        // A newer event has waited for six seconds: below the limit, but not yet well below it.
        end = at(101);
        measure();
        shown = at(100);
        moveFor(6_000);
        assertThat(status()).isEqualTo(Status.OUT_OF_SERVICE);

        shown = at(101);
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

    @Test
    void aNodeWhoseProjectionsHaveStoppedLeavesLongBeforeItIsTooFarBehind() {
        stopBeforeEight();

        pass(2_000);
        assertThat(status()).isEqualTo(Status.UP);
        pass(1);
        assertThat(status()).isEqualTo(Status.OUT_OF_SERVICE);
        assertThat(service.health().getDetails().toString()).contains("have stopped");
    }

    @Test
    void anotherTryFromTheSamePlaceIsNoMove() {
        stopBeforeEight();
        for (int tries = 0; tries < 3; tries++) {
            shown = null;
            pass(500);
            measure();
            shown = at(7);
            pass(500);
            measure();
        }

        assertThat(status()).isEqualTo(Status.OUT_OF_SERVICE);
        shown = at(8);
        assertThat(status()).isEqualTo(Status.UP);
    }

    @Test
    void aSlowNodeThatMovesHasNotStopped() {
        upToDateAt(7);
        end = at(100);
        measure();
        for (long position = 8; position < 13; position++) {
            pass(1_900);
            shown = at(position);
            assertThat(status()).isEqualTo(Status.UP);
        }
    }

    @Test
    void aNodeThatIsToStaySaysWhyItShouldLeaveAndStays() {
        Service staying = serviceThatStays(true);
        stopBeforeEight();
        pass(60_000);

        assertThat(staying.health().getStatus()).isEqualTo(Status.UP);
        assertThat(staying.health().getDetails()).containsKey("reason");
    }

    /** Lets time pass while the projections move, as if they went to and fro: what counts is that they do. */
    private void moveFor(long millis) {
        TrackingToken arrived = shown;
        for (int step = 0; step < 10; step++) {
            shown = at(step);
            pass(millis / 10);
            status();
        }
        shown = arrived;
    }

    private void stopBeforeEight() {
        upToDateAt(7);
        end = at(8);
        measure();
    }

    private Service serviceThatStays(boolean stay) {
        return new Service(
                freshness,
                new FreshnessProperties(Duration.ofSeconds(10), Duration.ofSeconds(4), Duration.ofSeconds(2), stay));
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
