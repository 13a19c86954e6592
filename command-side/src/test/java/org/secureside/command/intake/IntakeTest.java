package org.secureside.command.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.secureside.command.intake.Drafts.ELM_STREET;
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
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
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
import org.secureside.command.membership.NotAMemberException;
import org.secureside.eventstore.StoreGuarantee;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.boot.health.contributor.Health;

/** What senders are promised. The forwarder does not run unless a test says so. */
class IntakeTest {

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    /** A store that takes what it gets, or fails. */
    private static final class Store implements Recorder, StoreGuarantee {

        private volatile boolean up = true;
        private volatile boolean loses;
        private volatile boolean breaks;
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
            if (breaks) {
                throw new StackOverflowError();
            }
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

    @Test
    void whereNothingIsForwardedAnyMoreNothingIsTaken() {
        store.breaks = true;
        forwarder.start();
        await().until(() -> forwarder.broken() != null);
        StaticListableBeanFactory beans =
                new StaticListableBeanFactory(Map.of("journal", journal, "forwarder", forwarder));

        try (Intake intake = intake(false)) {
            assertThatThrownBy(() -> intake.take(message, MetaData.from(METADATA)))
                    .isInstanceOf(JournalUnavailableException.class);
        }
        assertThat(forwarder.state()).isEqualTo(Forwarder.State.STOPPED);
        assertThat(new IntakeHealth(beans.getBeanProvider(Journal.class), beans.getBeanProvider(Forwarder.class))
                        .health())
                .isEqualTo(Health.down()
                        .withDetail("forwarder", "StackOverflowError")
                        .build());
    }

    @Test
    void whatOneRequestWasPromisedAnotherOfTheSameMessageDoesNotLetGoOf() throws Exception {
        SlowRefusal slow = new SlowRefusal();
        try (ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor();
                Intake intake = new Intake(journal, forwarder, slow, everybody, everybody, PATIENCE, true)) {
            Future<Outcome> first = senders.submit(() -> intake.take(message, MetaData.from(METADATA)));
            slow.isAsked.await();

            Outcome second = intake.take(message, MetaData.from(METADATA));
            slow.answer.countDown();

            assertThat(second).as("the store does not answer it").isEqualTo(new Outcome.Promised(true));
            assertThatThrownBy(first::get).hasCauseInstanceOf(NotAMemberException.class);
        }
        assertThat(journal.isWaiting(message.messageId())).isTrue();
        assertThat(journal.find(message.messageId())).isPresent();
    }

    @Test
    void whatIsPromisedWhileAnotherRequestIsAtTheStoreWaitsForTheForwarder() throws Exception {
        SlowRefusal slow = new SlowRefusal();
        try (ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor();
                Intake intake = new Intake(journal, forwarder, slow, everybody, everybody, PATIENCE, true)) {
            Future<Outcome> first = senders.submit(() -> intake.take(message, MetaData.from(METADATA)));
            slow.isAsked.await();
            journal.keep(message(ELM_STREET, "another"), METADATA, true);
            forwarder.trouble().suspect();

            Outcome second = intake.take(message, MetaData.from(METADATA));
            slow.answer.countDown();

            assertThat(second).as("it is not tried on the store").isEqualTo(new Outcome.Promised(true));
            assertThatThrownBy(first::get).hasCauseInstanceOf(NotAMemberException.class);
        }
        assertThat(journal.isWaiting(message.messageId())).isTrue();
        assertThat(journal.find(message.messageId())).isPresent();
    }

    @Test
    void whatIsRefusedAndPromisedToNobodyIsNotKept() {
        SlowRefusal slow = new SlowRefusal();
        slow.answer.countDown();

        try (Intake intake = new Intake(journal, forwarder, slow, everybody, everybody, PATIENCE, true)) {
            assertThatThrownBy(() -> intake.take(message, MetaData.from(METADATA)))
                    .isInstanceOf(NotAMemberException.class);
        }
        assertThat(journal.depth().entries()).isZero();
    }

    /** A store that lets its first request wait, and refuses it then; to the others it is down. */
    private static final class SlowRefusal implements Recorder {

        private final AtomicInteger requests = new AtomicInteger();
        private final CountDownLatch isAsked = new CountDownLatch(1);
        private final CountDownLatch answer = new CountDownLatch(1);

        @Override
        public Change record(SendMessage command, MetaData metadata) {
            if (requests.getAndIncrement() > 0) {
                throw new EventStoreException("the store is down");
            }
            isAsked.countDown();
            try {
                answer.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            throw new NotAMemberException(command.author(), command.neighborhoodId());
        }

        @Override
        public void recordTogether(List<Sending> messages) {
            throw new EventStoreException("nobody asks");
        }
    }

    private void refuse(SendMessage refused) {
        journal.keep(refused, METADATA, true);
        journal.refuse(Map.of(journal.turns(1, 1).getFirst().getFirst(), "ada is no member"));
    }

    private Intake intake(boolean writeAhead) {
        return new Intake(journal, forwarder, store, everybody, everybody, PATIENCE, writeAhead);
    }
}
