package org.secureside.command.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.secureside.command.intake.Drafts.MAPLE_STREET;
import static org.secureside.command.intake.Drafts.METADATA;
import static org.secureside.command.intake.Drafts.message;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.messaging.MetaData;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.secureside.api.message.SendMessage;
import org.secureside.api.neighborhood.MemberRole;
import org.secureside.command.dispatch.Change;
import org.secureside.command.dispatch.TooSlowException;
import org.secureside.command.membership.Members;
import org.secureside.eventstore.StoreGuarantee;

/** What senders are promised. The forwarder does not run unless a test says so. */
class IntakeTest {

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    /** A store that takes what it gets, or fails. */
    private static final class Store implements Recorder, StoreGuarantee {

        private volatile boolean up = true;
        private volatile boolean loses;
        private volatile long connection = 1;

        @Override
        public Change record(SendMessage command, MetaData metadata) {
            if (!up) {
                throw new EventStoreException("the store is down");
            }
            if (loses) {
                connection = 2;
            }
            return new Change(0, false);
        }

        @Override
        public void recordTogether(List<Sending> messages) {
            messages.forEach(message -> record(message.command(), message.metadata()));
        }

        @Override
        public Duration forcedAfter() {
            return Duration.ofSeconds(2);
        }

        @Override
        public long connection() {
            return up ? connection : NOT_CONNECTED;
        }

        @Override
        public void requireAnswer() {
            // nobody asks
        }
    }

    @TempDir
    private Path folder;

    private final Store store = new Store();
    private final Members everybody = (resident, neighborhood) -> Optional.of(MemberRole.RESIDENT);
    private final SendMessage message = message(MAPLE_STREET, "key");
    private Journal journal;
    private Forwarder forwarder;

    @BeforeEach
    void openTheJournal() throws Exception {
        journal = new Journal(JournalFile.in(folder), 100, 10 << 20);
        forwarder = new Forwarder(journal, store, store, 4, store.forcedAfter());
    }

    @AfterEach
    void closeIt() {
        journal.close();
    }

    @Test
    void aRefusedMessageIsNotPromisedAgainInAWriteAheadJournal() {
        refuse(message);
        store.up = false;

        try (Intake intake = intake(true)) {
            assertThatThrownBy(() -> intake.take(message, MetaData.from(METADATA)))
                    .isInstanceOf(JournalUnavailableException.class);
        }
        assertThat(journal.depth().waiting()).isZero();
        assertThat(journal.isRefused(message.messageId())).isTrue();
    }

    @Test
    void aRefusedMessageIsNotPromisedAgainInAnOtherJournal() {
        refuse(message);
        store.up = false;

        try (Intake intake = intake(false)) {
            assertThatThrownBy(() -> intake.take(message, MetaData.from(METADATA)))
                    .isInstanceOf(JournalUnavailableException.class);
        }
    }

    @Test
    void aRefusedMessageIsRecordedIfTheStoreTakesItNow() {
        refuse(message);

        try (Intake intake = intake(true)) {
            assertThat(intake.take(message, MetaData.from(METADATA))).isInstanceOf(Outcome.Recorded.class);
        }
    }

    @Test
    void whatTheStoreDoesNotTakeWaitsForTheForwarder() {
        store.up = false;

        try (Intake intake = intake(true)) {
            assertThat(intake.take(message, MetaData.from(METADATA))).isEqualTo(new Outcome.Promised(false));
        }
        assertThat(journal.isWaiting(message.messageId())).isTrue();
    }

    @Test
    void nothingNewerIsRecordedBeforeWhatTheStoreMayHaveLostIsOfferedAgain() {
        forwarder.start();
        await().until(() -> forwarder.state() == Forwarder.State.IDLE);
        try (Intake intake = intake(true)) {
            await().until(() -> !forwarder.tail().isToOfferAgain()
                    && intake.take(message, MetaData.from(METADATA)) instanceof Outcome.Recorded);
            forwarder.stop();
            store.connection = 2;

            assertThat(intake.take(message(MAPLE_STREET, "newer"), MetaData.from(METADATA)))
                    .isEqualTo(new Outcome.Promised(false));
        }
    }

    @Test
    void whatIsRecordedOverAConnectionThatIsLostMeanwhileIsOfferedAgain() {
        store.loses = true;

        try (Intake intake = intake(true)) {
            assertThat(intake.take(message, MetaData.from(METADATA))).isInstanceOf(Outcome.Recorded.class);
        }
        assertThat(journal.isWaiting(message.messageId())).isTrue();
    }

    @Test
    void allThatIsDoneForAPostSharesOneDeadline() {
        store.up = false;
        CountDownLatch answer = new CountDownLatch(1);
        Members silent = (resident, neighborhood) -> {
            try {
                answer.await(30, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return Optional.empty();
        };
        Instant begin = Instant.now();

        try (Intake intake = new Intake(journal, forwarder, store, silent, silent, PATIENCE, false)) {
            assertThatThrownBy(() -> intake.take(message, MetaData.from(METADATA)))
                    .isInstanceOf(TooSlowException.class);
        } finally {
            answer.countDown();
        }
        assertThat(Duration.between(begin, Instant.now())).isLessThan(Duration.ofSeconds(6));
    }

    private void refuse(SendMessage refused) {
        journal.keep(refused, METADATA, true);
        journal.refuse(Map.of(journal.turns(1, 1).getFirst().getFirst(), "ada is no member"));
    }

    private Intake intake(boolean writeAhead) {
        return new Intake(journal, forwarder, store, everybody, everybody, PATIENCE, writeAhead);
    }
}
