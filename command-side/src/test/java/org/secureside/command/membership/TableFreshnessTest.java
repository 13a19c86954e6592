package org.secureside.command.membership;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackingToken;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Status;

class TableFreshnessTest {

    private long endOfLog = 10;
    private @Nullable TrackingToken endOfTable = new GlobalSequenceTrackingToken(10);
    private long now;

    private final TableFreshness freshness =
            new TableFreshness(() -> new GlobalSequenceTrackingToken(endOfLog), () -> endOfTable, () -> now);

    @Test
    void aTableThatWasNeverMeasuredIsNotFresh() {
        assertThat(freshness.isFresh()).isFalse();
        assertThat(freshness.wasComplete()).isFalse();
    }

    @Test
    void aTableThatHasAllTheLogHasIsFresh() {
        freshness.measure();

        assertThat(freshness.isFresh()).isTrue();
    }

    @Test
    void aTableThatHasNotBegunIsNotFresh() {
        endOfTable = null;
        freshness.measure();

        assertThat(freshness.isFresh()).isFalse();
    }

    @Test
    void aTableThatStandsStillWhileTheLogGrowsGetsStale() {
        freshness.measure();
        endOfLog = 11;
        for (int i = 0; i < 10; i++) {
            pass(Duration.ofMillis(250));
            freshness.measure();
        }

        assertThat(freshness.isFresh()).isFalse();
        assertThat(freshness.wasComplete()).isTrue();
    }

    @Test
    void aTableThatIsNotMeasuredGetsStale() {
        freshness.measure();
        pass(TableFreshness.TRUSTED_FOR);
        assertThat(freshness.isFresh()).isTrue();

        pass(Duration.ofNanos(1));
        assertThat(freshness.isFresh()).isFalse();
    }

    @Test
    void aTableThatFollowsAGrowingLogStaysFresh() {
        for (int i = 0; i < 100; i++) {
            freshness.measure();
            endOfTable = new GlobalSequenceTrackingToken(endOfLog); // always one round behind
            endOfLog += 100;
            pass(Duration.ofMillis(250));
        }

        assertThat(freshness.isFresh()).isTrue();
    }

    @Test
    void freshnessCountsFromWhenTheEndWasNotedAndNotFromWhenItWasReached() {
        endOfLog = 11;
        freshness.measure();
        pass(Duration.ofSeconds(3));
        endOfTable = new GlobalSequenceTrackingToken(11);
        freshness.measure();

        assertThat(freshness.wasComplete()).isTrue();
        assertThat(freshness.isFresh()).isFalse();
    }

    @Test
    void aNodeIsReadyOnceItsTableWasComplete() {
        MembershipHealth health = new MembershipHealth(freshness, "");
        assertThat(health.health().getStatus()).isEqualTo(Status.OUT_OF_SERVICE);

        freshness.measure();
        pass(Duration.ofHours(1));

        assertThat(health.health().getStatus()).isEqualTo(Status.UP);
    }

    @Test
    void aNodeWithAJournalIsReadyAlsoWhileTheLogIsOutOfReach() {
        TableFreshness unreachable = new TableFreshness(
                () -> {
                    throw new IllegalStateException("down");
                },
                () -> null,
                () -> now);
        unreachable.measure();

        assertThat(new MembershipHealth(unreachable, "journal").health().getStatus())
                .isEqualTo(Status.UP);
        assertThat(new MembershipHealth(unreachable, "").health().getStatus()).isEqualTo(Status.OUT_OF_SERVICE);
    }

    private void pass(Duration time) {
        now += time.toNanos();
    }
}
