package org.secureside.command.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.secureside.command.intake.Drafts.ELM_STREET;
import static org.secureside.command.intake.Drafts.MAPLE_STREET;
import static org.secureside.command.intake.Drafts.METADATA;
import static org.secureside.command.intake.Drafts.message;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.messaging.MetaData;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.secureside.api.message.SendMessage;
import org.secureside.api.neighborhood.NeighborhoodId;
import org.secureside.command.dispatch.Change;
import org.secureside.command.intake.JournalTable.Head;
import org.secureside.command.membership.NotAMemberException;
import org.secureside.eventstore.StoreGuarantee;
import org.springframework.util.unit.DataSize;

class ForwarderTest {

    /** A store that is there or not, and holds each message once. */
    private static final class Store implements Recorder, StoreGuarantee {

        private final List<SendMessage> recorded = new ArrayList<>();
        private final AtomicInteger asked = new AtomicInteger();
        private volatile boolean up = true;
        private final AtomicInteger questions = new AtomicInteger();
        private volatile boolean answers = true;
        private volatile long connection = 1;
        private int together;
        private volatile NeighborhoodId closed = new NeighborhoodId(java.util.UUID.randomUUID());

        @Override
        public Change record(SendMessage command, MetaData metadata) {
            asked.incrementAndGet();
            if (!up) {
                throw new EventStoreException("the store is down");
            }
            if (command.neighborhoodId().equals(closed)) {
                throw new IllegalStateException("nobody knows why");
            }
            if (command.body().value().equals("from a stranger")) {
                throw new NotAMemberException(command.author(), command.neighborhoodId());
            }
            synchronized (recorded) {
                boolean replayed = recorded.contains(command);
                if (!replayed) {
                    recorded.add(command);
                }
                return new Change(0, replayed);
            }
        }

        @Override
        public void recordTogether(List<Sending> messages) {
            synchronized (recorded) {
                for (Sending message : messages) {
                    if (recorded.contains(message.command())
                            || message.command().body().value().equals("from a stranger")) {
                        throw new IllegalStateException("not together");
                    }
                }
                together += messages.size();
                messages.forEach(message -> record(message.command(), message.metadata()));
            }
        }

        List<String> texts() {
            synchronized (recorded) {
                return recorded.stream().map(each -> each.body().value()).toList();
            }
        }

        @Override
        public Duration forcedAfter() {
            return Duration.ZERO;
        }

        @Override
        public long connection() {
            return up ? connection : NOT_CONNECTED;
        }

        @Override
        public void requireAnswer() {
            questions.incrementAndGet();
            if (!up || !answers) {
                throw new EventStoreException("the store does not answer");
            }
        }
    }

    @TempDir
    private Path folder;

    private final Store store = new Store();
    private Journal journal;
    private Forwarder forwarder;

    @BeforeEach
    void openTheJournal() throws Exception {
        journal = new Journal(JournalFile.in(folder), 10_000, 10 << 20);
        forwarder = new Forwarder(journal, store, store, 4, Duration.ZERO);
    }

    @AfterEach
    void closeIt() {
        forwarder.stop();
        journal.close();
    }

    @Test
    void whatWaitedIsRecordedInTheOrderInWhichItCame() {
        List<String> expected = keep(MAPLE_STREET, "maple", 200);
        forwarder.start();

        await().untilAsserted(() -> assertThat(store.texts()).isEqualTo(expected));
        await().untilAsserted(() -> assertThat(journal.depth().entries()).isZero());
        assertThat(store.together).as("one by one would take too long").isEqualTo(200);
    }

    @Test
    void whatTheStoreDoesNotTakeIsTriedAgainInTheSameOrder() {
        store.up = false;
        List<String> expected = keep(MAPLE_STREET, "maple", 50);
        forwarder.start();
        await().untilAsserted(() -> assertThat(forwarder.state()).isEqualTo(Forwarder.State.WAITING));
        assertThat(forwarder.trouble().isSuspected()).isTrue();
        assertThat(forwarder.lastFailure()).isEqualTo("EventStoreException");

        store.up = true;

        await().untilAsserted(() -> assertThat(store.texts()).isEqualTo(expected));
        await().untilAsserted(() -> assertThat(forwarder.state()).isEqualTo(Forwarder.State.IDLE));
        assertThat(forwarder.trouble().isSuspected()).isFalse();
    }

    @Test
    void aNeighborhoodThatIsStuckHoldsUpNoOther() {
        store.closed = MAPLE_STREET;
        keep(MAPLE_STREET, "maple", 100);
        List<String> expected = keep(ELM_STREET, "elm", 200);
        forwarder.start();

        await().untilAsserted(() -> assertThat(store.texts()).isEqualTo(expected));
        assertThat(journal.isQueueing(MAPLE_STREET)).isTrue();
        assertThat(forwarder.trouble().isSuspected())
                .as("or the posts of all neighborhoods would be journaled")
                .isFalse();
        await().untilAsserted(() -> assertThat(forwarder.lastFailure()).isEqualTo("IllegalStateException"));
    }

    @Test
    void aMessageThatHoldsUpItsNeighborhoodHasTheOthersWaitForNothing() {
        store.closed = MAPLE_STREET;
        keep(MAPLE_STREET, "maple", 1);
        forwarder.start();
        await().until(() -> store.asked.get() >= 5); // its pauses are longer than a second now

        keep(ELM_STREET, "elm", 1);
        forwarder.wake();

        await().atMost(Duration.ofMillis(500))
                .untilAsserted(() -> assertThat(store.texts()).containsExactly("elm-0"));
        assertThat(forwarder.stuck().all(10))
                .singleElement()
                .satisfies(stuck -> assertThat(stuck.failure()).isEqualTo("IllegalStateException"));
    }

    @Test
    void whatHoldsUpItsNeighborhoodIsRefusedWhenAnAdminGivesItUp() {
        store.closed = MAPLE_STREET;
        SendMessage first = message(MAPLE_STREET, "first");
        journal.keep(first, METADATA, true);
        forwarder.start();
        await().until(() -> !forwarder.stuck().isEmpty());

        assertThat(forwarder.stuck().giveUp(first.messageId(), "nobody can read it"))
                .isTrue();

        await().until(() -> journal.isRefused(first.messageId()));
        assertThat(journal.find(first.messageId()))
                .hasValueSatisfying(kept -> assertThat(kept.refusal()).isEqualTo("nobody can read it"));
        await().until(() -> forwarder.stuck().isEmpty());
        assertThat(journal.isQueueing(MAPLE_STREET)).isFalse();
    }

    @Test
    void whatWasGivenUpIsRefusedAfterARestartToo() throws Exception {
        store.closed = MAPLE_STREET;
        SendMessage first = message(MAPLE_STREET, "first");
        journal.keep(first, METADATA, true);
        forwarder.start();
        await().until(() -> !forwarder.stuck().isEmpty());
        forwarder.stop();

        desk().giveUp(first.messageId(), "nobody can read it");
        journal.close();
        journal = new Journal(JournalFile.in(folder), 10_000, 10 << 20);
        forwarder = new Forwarder(journal, store, store, 4, Duration.ZERO);
        forwarder.start();

        await().until(() -> journal.isRefused(first.messageId()));
        assertThat(journal.find(first.messageId()))
                .hasValueSatisfying(kept -> assertThat(kept.refusal()).isEqualTo("nobody can read it"));
    }

    @Test
    void whatCannotBeReadHoldsUpItsNeighborhoodUntilItIsGivenUp() throws Exception {
        SendMessage unreadable = message(MAPLE_STREET, "unreadable");
        journal.keep(unreadable, METADATA, true);
        List<String> expected = keep(MAPLE_STREET, "maple", 3);
        journal.close();
        try (Connection connection = JournalFile.in(folder).open();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate("update message set author = '' where body = 'unreadable'");
            connection.commit();
        }
        journal = new Journal(JournalFile.in(folder), 10_000, 10 << 20);
        forwarder = new Forwarder(journal, store, store, 4, Duration.ZERO);
        forwarder.start();
        await().until(() -> !forwarder.stuck().isEmpty());
        assertThat(desk().stuck(unreadable.messageId()).trouble()).isEqualTo("UnreadableRowException");

        desk().giveUp(unreadable.messageId(), "nobody can read it");

        await().untilAsserted(() -> assertThat(store.texts()).isEqualTo(expected));
        assertThat(desk().report().refusals()).singleElement().satisfies(refused -> {
            assertThat(refused.messageId()).isEqualTo(unreadable.messageId());
            assertThat(refused.reason()).isEqualTo("nobody can read it");
        });
    }

    @Test
    void whatWasGivenUpIsRecordedAllTheSameIfItCanBe() {
        store.closed = MAPLE_STREET;
        SendMessage first = message(MAPLE_STREET, "first");
        journal.keep(first, METADATA, true);
        forwarder.start();
        await().until(() -> !forwarder.stuck().isEmpty());

        store.closed = ELM_STREET;
        forwarder.stuck().giveUp(first.messageId(), "nobody can read it");

        await().untilAsserted(() -> assertThat(store.texts()).containsExactly("first"));
        await().untilAsserted(() -> assertThat(journal.depth().entries()).isZero());
    }

    @Test
    void whatIsOnTheDiskNoMoreHoldsUpNothing() throws Exception {
        journal.close();
        Backlog backlog = new Backlog(10, 1_000);
        journal = new Journal(JournalFile.in(folder), backlog);
        SendMessage deleted = message(MAPLE_STREET, "deleted");
        backlog.load(
                List.of(new Head(4_711, deleted.messageId(), MAPLE_STREET, 7, Instant.EPOCH, Instant.EPOCH, false)));
        forwarder = new Forwarder(journal, store, store, 4, Duration.ZERO);
        forwarder.start();

        await().untilAsserted(() -> assertThat(journal.depth()).isEqualTo(new Depth(0, 0, 0, 0, null)));
        assertThat(journal.isQueueing(MAPLE_STREET)).isFalse();
        assertThat(store.texts()).isEmpty();
    }

    @Test
    void aCrashAfterRecordingAndBeforeLettingGoRecordsNothingTwice() throws Exception {
        List<String> expected = keep(MAPLE_STREET, "maple", 20);
        for (StoredRow waiting : journal.read(journal.turns(1, 20).getFirst())) {
            store.record(waiting.decoded().command(), MetaData.emptyInstance());
        }
        journal.close();

        journal = new Journal(JournalFile.in(folder), 10_000, 10 << 20);
        forwarder = new Forwarder(journal, store, store, 4, Duration.ZERO);
        forwarder.start();

        await().untilAsserted(() -> assertThat(journal.depth().entries()).isZero());
        assertThat(store.texts()).isEqualTo(expected);
    }

    @Test
    void aMessageThatTheRulesRefuseIsKeptWithTheReasonAndTheOthersGoOn() {
        SendMessage refused = message(MAPLE_STREET, "refused", "from a stranger");
        keep(MAPLE_STREET, "before", 2);
        journal.keep(refused, METADATA, true);
        keep(MAPLE_STREET, "after", 2);
        forwarder.start();

        await().untilAsserted(
                        () -> assertThat(store.texts()).containsExactly("before-0", "before-1", "after-0", "after-1"));
        await().untilAsserted(() -> assertThat(journal.depth().waiting()).isZero());
        assertThat(journal.find(refused.messageId()))
                .hasValueSatisfying(kept -> assertThat(kept.refusal()).contains("ada is not a member"));
    }

    @Test
    void anAdminNeedNotWaitForTheNextTry() {
        store.up = false;
        keep(MAPLE_STREET, "maple", 1);
        forwarder.start();
        await().untilAsserted(() -> assertThat(store.asked.get()).isGreaterThanOrEqualTo(4)); // pauses of a second now
        store.up = true;

        forwarder.drain();

        await().atMost(Duration.ofMillis(500))
                .untilAsserted(() -> assertThat(store.texts()).hasSize(1));
    }

    @Test
    void whatAStoreMayHaveLostIsOfferedAgainWhenItIsBack() {
        forwarder = new Forwarder(journal, store, store, 4, Duration.ofSeconds(30));
        List<String> expected = keep(MAPLE_STREET, "maple", 10);
        forwarder.start();
        await().untilAsserted(() -> assertThat(store.texts()).isEqualTo(expected));
        assertThat(journal.depth().entries()).as("kept for a while").isEqualTo(10);

        synchronized (store.recorded) {
            store.recorded.subList(6, 10).clear(); // a power cut, so short that nobody sees the store away
        }
        store.connection = 2;

        await().untilAsserted(() -> assertThat(store.texts()).isEqualTo(expected));
    }

    @Test
    void whatIsSafeIsNotKeptForEver() {
        forwarder = new Forwarder(journal, store, store, 4, Duration.ofMillis(300));
        keep(MAPLE_STREET, "maple", 10);
        forwarder.start();

        await().untilAsserted(() -> assertThat(store.texts()).hasSize(10));
        await().untilAsserted(() -> assertThat(journal.depth().entries()).isZero());
    }

    @Test
    void whatIsRecordedIsKeptUntilTheStoreAnswers() {
        forwarder = new Forwarder(journal, store, store, 4, Duration.ofMillis(100));
        store.answers = false;
        keep(MAPLE_STREET, "maple", 10);
        forwarder.start();

        await().until(() -> store.questions.get() >= 3);
        assertThat(journal.depth().entries())
                .as("whether the store is still there is not known")
                .isEqualTo(10);

        store.answers = true;

        await().untilAsserted(() -> assertThat(journal.depth().entries()).isZero());
    }

    @Test
    void whatTheStoreMayHaveLostIsShownAsKept() {
        forwarder = new Forwarder(journal, store, store, 4, Duration.ofSeconds(30));
        SendMessage message = message(MAPLE_STREET, "key");
        journal.keep(message, METADATA, true);
        forwarder.start();
        await().until(() -> journal.isKept(message.messageId()));
        forwarder.stop();
        assertThat(desk().find(message.messageId())).as("it is recorded").isEmpty();

        store.connection = 2;

        assertThat(desk().find(message.messageId())).as("it may be lost").isPresent();
        assertThat(desk().find(message(MAPLE_STREET, "another").messageId())).isEmpty();
    }

    private IntakeDesk desk() {
        IntakeProperties limits =
                new IntakeProperties(folder, 10_000, DataSize.ofMegabytes(10), Duration.ofSeconds(2), 4, null);
        return new IntakeDesk("command-1", limits, journal, forwarder);
    }

    private List<String> keep(NeighborhoodId neighborhood, String prefix, int count) {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            texts.add(prefix + "-" + i);
            journal.keep(message(neighborhood, prefix + "-" + i), METADATA, true);
        }
        return texts;
    }
}
