package org.secureside.operations.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.secureside.operations.reconcile.Report;

class OutcomeTest {

    @Test
    void timesAreToldFromTheOperationsLog() {
        Outcome outcome = Outcomes.good();

        assertThat(outcome.secondsToNotice()).contains(3.0);
        assertThat(outcome.secondsToTakeBack()).contains(0.2);
        assertThat(outcome.secondsToBeWell()).contains(2.0);
        assertThat(outcome.kept()).isTrue();
        assertThat(broken(outcome)).isEmpty();
    }

    @Test
    void aFaultThatIsNoticedLateOrTakenBackLateIsAPromiseNotKept() {
        Optional<Instant> used = Optional.of(Outcomes.BEGIN);
        Forced.Fate late = new Forced.Fate(
                used,
                used.map(at -> at.plusSeconds(16)),
                used.map(at -> at.plusSeconds(22)),
                Optional.of("traffic is uneven"));

        assertThat(broken(with(late, Outcomes.ledger(0, 0), 600))).containsExactly("noticed", "taken back, by itself");
    }

    @Test
    void aFaultThatNobodyNoticesIsAPromiseNotKept() {
        Forced.Fate never =
                new Forced.Fate(Optional.of(Outcomes.BEGIN), Optional.empty(), Optional.empty(), Optional.empty());

        assertThat(broken(with(never, Outcomes.ledger(0, 0), 600)))
                .containsExactly("noticed", "taken back, by itself", "all well again");
    }

    @Test
    void aMessageLostOrDoubledIsAPromiseNotKept() {
        assertThat(broken(with(Outcomes.good().fate(), Outcomes.ledger(1, 0), 600)))
                .containsExactly("acknowledged messages lost");
        assertThat(broken(with(Outcomes.good().fate(), Outcomes.ledger(0, 1), 600)))
                .containsExactly("acknowledged messages doubled");
    }

    @Test
    void aMessageThatNobodyAcknowledgedIsAPromiseNotKept() {
        assertThat(broken(with(Outcomes.good().fate(), Outcomes.ledger(0, 0), 601)))
                .containsExactly("posts acknowledged in the end");
    }

    private static Outcome with(Forced.Fate fate, Report ledger, int posted) {
        return Outcomes.outcome(fate, ledger, posted);
    }

    private static List<String> broken(Outcome outcome) {
        assertThat(outcome.kept()).isEqualTo(outcome.promises().stream().allMatch(Promise::kept));
        return outcome.promises().stream()
                .filter(promise -> !promise.kept())
                .map(Promise::what)
                .toList();
    }
}
