package org.secureside.command.replay;

import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;

import java.util.List;
import java.util.UUID;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.secureside.api.ResidentId;
import org.secureside.api.replay.CancelReplay;
import org.secureside.api.replay.ConcludeReplay;
import org.secureside.api.replay.PauseReplay;
import org.secureside.api.replay.ProjectionName;
import org.secureside.api.replay.ReplayCancelled;
import org.secureside.api.replay.ReplayConcluded;
import org.secureside.api.replay.ReplayConcluded.Outcome;
import org.secureside.api.replay.ReplayEvent;
import org.secureside.api.replay.ReplayId;
import org.secureside.api.replay.ReplayPaused;
import org.secureside.api.replay.ReplayPlan;
import org.secureside.api.replay.ReplayReason;
import org.secureside.api.replay.ReplayRequested;
import org.secureside.api.replay.ReplayResumed;
import org.secureside.api.replay.ReplayScope;
import org.secureside.api.replay.ReplayStrategy;
import org.secureside.api.replay.RequestReplay;
import org.secureside.api.replay.ResumeReplay;
import org.secureside.command.dispatch.Change;

class ReplayTest {

    private static final ReplayId REPLAY = new ReplayId(UUID.randomUUID());
    private static final ResidentId ADA = new ResidentId("ada");
    private static final ResidentId BOB = new ResidentId("bob");
    private static final ReplayReason WHY = new ReplayReason("Messages were late");
    private static final ReplayPlan PLAN = new ReplayPlan(
            List.of(ProjectionName.FEED), ReplayScope.rebuild(), List.of("query-1"), ReplayStrategy.ROLLING, null);

    private static final ReplayRequested REQUESTED = new ReplayRequested(REPLAY, PLAN, WHY, ADA);
    private static final ReplayPaused PAUSED = new ReplayPaused(REPLAY, WHY, ADA);
    private static final ReplayResumed RESUMED = new ReplayResumed(REPLAY, WHY, ADA);
    private static final ReplayCancelled CANCELLED = new ReplayCancelled(REPLAY, WHY, ADA);
    private static final ReplayConcluded COMPLETED = new ReplayConcluded(REPLAY, Outcome.COMPLETED);

    private final FixtureConfiguration<Replay> replay = new AggregateTestFixture<>(Replay.class);

    @Test
    void anAdminRequestsAReplay() {
        replay.givenNoPriorActivity()
                .when(new RequestReplay(REPLAY, PLAN, WHY, ADA))
                .expectEvents(REQUESTED);
    }

    @Test
    void aReplayIsPaused() {
        replay.given(REQUESTED)
                .when(new PauseReplay(REPLAY, WHY, ADA))
                .expectEvents(PAUSED)
                .expectResultMessagePayload(Change.at(1));
    }

    @Test
    void whatIsPausedStaysSo() {
        replay.given(REQUESTED, PAUSED)
                .when(new PauseReplay(REPLAY, WHY, BOB))
                .expectNoEvents()
                .expectResultMessagePayload(Change.at(1));
    }

    @Test
    void aPausedReplayIsResumed() {
        replay.given(REQUESTED, PAUSED).when(new ResumeReplay(REPLAY, WHY, ADA)).expectEvents(RESUMED);
    }

    @Test
    void whatGoesOnNeedsNoResumption() {
        replay.given(REQUESTED, PAUSED, RESUMED)
                .when(new ResumeReplay(REPLAY, WHY, ADA))
                .expectNoEvents();
    }

    @Test
    void aReplayIsPausedASecondTime() {
        replay.given(REQUESTED, PAUSED, RESUMED)
                .when(new PauseReplay(REPLAY, WHY, ADA))
                .expectEvents(PAUSED);
    }

    @Test
    void aPausedReplayIsCancelled() {
        replay.given(REQUESTED, PAUSED).when(new CancelReplay(REPLAY, WHY, ADA)).expectEvents(CANCELLED);
    }

    @Test
    void aCancellationThatIsSentAgainIsTheSame() {
        replay.given(REQUESTED, CANCELLED)
                .when(new CancelReplay(REPLAY, WHY, ADA))
                .expectNoEvents()
                .expectResultMessagePayload(Change.at(1));
    }

    @Test
    void aReplayIsConcludedOnce() {
        replay.given(REQUESTED)
                .when(new ConcludeReplay(REPLAY, Outcome.COMPLETED))
                .expectEvents(COMPLETED);
        replay.given(REQUESTED, COMPLETED)
                .when(new ConcludeReplay(REPLAY, Outcome.FAILED))
                .expectNoEvents();
    }

    @Test
    void aCancelledReplayStaysCancelled() {
        replay.given(REQUESTED, CANCELLED)
                .when(new ConcludeReplay(REPLAY, Outcome.COMPLETED))
                .expectNoEvents();
    }

    static List<Object> ordersOfBob() {
        return List.of(
                new PauseReplay(REPLAY, WHY, BOB),
                new ResumeReplay(REPLAY, WHY, BOB),
                new CancelReplay(REPLAY, WHY, BOB));
    }

    @ParameterizedTest
    @MethodSource("ordersOfBob")
    void nothingIsDoneToACancelledReplay(Object order) {
        refused(order, CANCELLED, "was cancelled by ada");
    }

    @ParameterizedTest
    @MethodSource("ordersOfBob")
    void nothingIsDoneToACompletedReplay(Object order) {
        refused(order, COMPLETED, "is completed");
    }

    @ParameterizedTest
    @MethodSource("ordersOfBob")
    void nothingIsDoneToAFailedReplay(Object order) {
        refused(order, new ReplayConcluded(REPLAY, Outcome.FAILED), "has failed");
    }

    private void refused(Object order, ReplayEvent end, String how) {
        replay.given(REQUESTED, end)
                .when(order)
                .expectNoEvents()
                .expectException(Matchers.instanceOf(ReplayRefusal.Over.class))
                .expectExceptionMessage(allOf(containsString(REPLAY.toString()), containsString(how)));
    }
}
