package org.secureside.command.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.secureside.command.intake.Drafts.MAPLE_STREET;
import static org.secureside.command.intake.Drafts.message;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.secureside.command.intake.JournalTable.Head;

class BacklogTest {

    private static final Depth EMPTY = new Depth(0, 0, 0, 0, null);

    private final Backlog backlog = new Backlog(10, 1_000);

    @Test
    void aMessageWithANewRowTakesThePlaceOfItsRowThatIsGone() {
        keep(head(1));
        keep(head(2));

        assertThat(backlog.turns(10, 10, street -> true)).containsExactly(List.of(head(2)));
        assertThat(backlog.depth()).isEqualTo(new Depth(1, 0, 1, 7, Instant.EPOCH));
    }

    @Test
    void whatForgetsARowThatIsGoneLeavesTheNewOne() {
        keep(head(1));
        keep(head(2));

        backlog.forget(List.of(head(1)));

        assertThat(backlog.isWaiting(head(2).message())).isTrue();
        assertThat(backlog.depth().entries()).isEqualTo(1);
        backlog.forget(List.of(head(2)));
        assertThat(backlog.depth()).isEqualTo(EMPTY);
        assertThat(backlog.isQueueing(MAPLE_STREET)).isFalse();
    }

    @Test
    void aMessageWithANewRowIsRefusedNoMore() {
        keep(head(1));
        backlog.refuse(head(1));
        backlog.fill(backlog.reserve(MAPLE_STREET, 7, false), head(2));

        backlog.leave(head(2).message());

        assertThat(backlog.isWaiting(head(2).message()))
                .as("or nobody would ever record it")
                .isTrue();
        assertThat(backlog.depth()).isEqualTo(new Depth(1, 0, 1, 7, Instant.EPOCH));
    }

    @Test
    void whatIsForgottenTwiceCountsOnce() {
        keep(head(1));

        backlog.forget(List.of(head(1)));
        backlog.forget(List.of(head(1)));

        assertThat(backlog.depth()).isEqualTo(EMPTY);
    }

    @Test
    void aRowThatIsGoneIsNotOfferedAgain() {
        keep(head(1));
        backlog.keepRecorded(head(1), 0);
        keep(head(2));
        backlog.keepRecorded(head(2), 0);

        backlog.offerAgain();

        assertThat(backlog.turns(10, 10, street -> true)).containsExactly(List.of(head(2)));
    }

    @Test
    void nobodyIsPromisedWhatIsBeingLetGoOf() {
        offer(head(1));

        assertThat(backlog.withdraw(head(1).message())).isEqualTo(head(1));

        assertThat(backlog.leave(head(1).message())).isFalse();
        backlog.keepAfterAll(head(1));
        assertThat(backlog.leave(head(1).message()))
                .as("it could not be deleted")
                .isTrue();
    }

    @Test
    void whatSomebodyWasPromisedIsNotWithdrawn() {
        offer(head(1));
        backlog.leave(head(1).message());
        assertThat(backlog.withdraw(head(1).message())).as("it waits").isNull();

        backlog.keepRecorded(head(1), 0);
        assertThat(backlog.withdraw(head(1).message())).as("it is recorded").isNull();

        backlog.refuse(head(1));
        assertThat(backlog.withdraw(head(1).message())).as("it is refused").isNull();
    }

    @Test
    void whatIsRecordedNeedNotBeRecordedAgainToBePromised() {
        offer(head(1));
        backlog.keepRecorded(head(1), 0);

        assertThat(backlog.leave(head(1).message())).isTrue();
        assertThat(backlog.isWaiting(head(1).message())).isFalse();

        backlog.offerAgain(head(1).message());
        assertThat(backlog.isWaiting(head(1).message())).isTrue();
        assertThat(backlog.recordedBefore(1))
                .as("or it would be let go of while it waits")
                .isEmpty();
    }

    private void offer(Head head) {
        backlog.fill(backlog.reserve(head.neighborhood(), head.bytes(), false), head);
    }

    private void keep(Head head) {
        backlog.fill(backlog.reserve(head.neighborhood(), head.bytes(), true), head);
    }

    private static Head head(long number) {
        return new Head(
                number, message(MAPLE_STREET, "key").messageId(), MAPLE_STREET, 7, Instant.EPOCH, Instant.EPOCH, false);
    }
}
