package org.secureside.command.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.secureside.command.intake.Drafts.ADA;
import static org.secureside.command.intake.Drafts.MAPLE_STREET;
import static org.secureside.command.intake.Drafts.METADATA;
import static org.secureside.command.intake.Drafts.message;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.secureside.api.EventMetadata;
import org.secureside.api.message.Alert;
import org.secureside.api.message.AlertSeverity;
import org.secureside.api.message.MessageBody;
import org.secureside.api.message.MessageId;
import org.secureside.api.message.Place;
import org.secureside.api.message.SendMessage;
import org.secureside.command.intake.JournalTable.Head;

class JournalTest {

    @TempDir
    private Path folder;

    @Test
    void whatIsKeptComesBackAsItWas() throws Exception {
        SendMessage alert = new SendMessage(
                new MessageId(UUID.randomUUID()),
                MAPLE_STREET,
                ADA,
                new MessageBody("Fire! 🔥\n\"quoted\"\u0000\u001a"),
                new Alert(AlertSeverity.CRITICAL, new Place("Elm Street 5")),
                new MessageId(UUID.randomUUID()));
        try (Journal journal = open(10)) {
            journal.keep(alert, METADATA, true);
        }

        try (Journal journal = open(10)) {
            assertThat(waiting(journal)).singleElement().satisfies(kept -> {
                assertThat(kept.command()).isEqualTo(alert);
                assertThat(kept.metadata()).isEqualTo(METADATA);
                assertThat(kept.refusal()).isNull();
            });
        }
    }

    @Test
    void messagesComeBackInTheOrderOfTheirAcknowledgements() throws Exception {
        List<String> keys = new ArrayList<>();
        try (Journal journal = open(100)) {
            for (int i = 0; i < 50; i++) {
                keys.add("key-" + i);
                journal.keep(message(MAPLE_STREET, "key-" + i), METADATA, true);
            }
        }

        try (Journal journal = open(100)) {
            assertThat(waiting(journal))
                    .extracting(kept -> kept.command().body().value())
                    .containsExactlyElementsOf(keys);
        }
    }

    @Test
    void oneMessageSentManyTimesAtOnceIsKeptOnce() throws Exception {
        try (Journal journal = open(100)) {
            List<Future<Journal.Kept>> rows = new ArrayList<>();
            try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
                for (int i = 0; i < 50; i++) {
                    rows.add(clients.submit(() -> journal.keep(message(MAPLE_STREET, "key"), METADATA, true)));
                }
            }

            int isNew = 0;
            for (Future<Journal.Kept> row : rows) {
                isNew += row.get().isNew() ? 1 : 0;
            }
            assertThat(isNew).isEqualTo(1);
            assertThat(waiting(journal)).hasSize(1);
            assertThat(journal.depth().entries()).isEqualTo(1);
        }
    }

    @Test
    void whatIsWrittenAfterItsSenderGaveUpIsLeftToTheForwarder() throws Exception {
        try (Journal journal = open(1_000)) {
            Optional<SendMessage> late = Optional.empty();
            for (int i = 0; i < 1_000 && late.isEmpty(); i++) {
                SendMessage message = message(MAPLE_STREET, "key-" + i);
                try {
                    journal.keep(message, METADATA, false, Deadline.in(Duration.ZERO));
                } catch (JournalUnavailableException gaveUp) {
                    late = Optional.of(message);
                }
            }
            SendMessage written = late.orElseThrow();

            await().until(() -> journal.isWaiting(written.messageId()));
        }
    }

    @Test
    void aFullJournalKeepsNothingMoreAndAnEmptierOneDoes() throws Exception {
        try (Journal journal = open(2)) {
            SendMessage first = message(MAPLE_STREET, "first");
            journal.keep(first, METADATA, true);
            journal.keep(message(MAPLE_STREET, "second"), METADATA, true);

            assertThatThrownBy(() -> journal.keep(message(MAPLE_STREET, "third"), METADATA, true))
                    .isInstanceOf(JournalFullException.class);
            assertThat(journal.keep(first, METADATA, true).isNew())
                    .as("what is kept is acknowledged again, however full it is")
                    .isFalse();
            journal.forget(first.messageId());
            journal.keep(message(MAPLE_STREET, "third"), METADATA, true);

            assertThat(waiting(journal))
                    .extracting(kept -> kept.command().body().value())
                    .containsExactly("second", "third");
        }
    }

    @Test
    void bytesAreBoundedToo() throws Exception {
        try (Journal journal = new Journal(JournalFile.in(folder), 100, 1_000)) {
            journal.keep(message(MAPLE_STREET, "first", "x".repeat(700)), Map.of(), true);

            assertThatThrownBy(() -> journal.keep(message(MAPLE_STREET, "second", "x".repeat(700)), Map.of(), true))
                    .isInstanceOf(JournalFullException.class);
            assertThat(journal.depth().bytes()).isBetween(700L, 800L);
        }
    }

    @Test
    void aRefusedMessageStaysVisibleWithItsReason() throws Exception {
        SendMessage message = message(MAPLE_STREET, "key");
        try (Journal journal = open(10)) {
            journal.keep(message, METADATA, true);
            journal.refuse(Map.of(heads(journal).getFirst(), "ada is no member"));
            assertThat(journal.isQueueing(MAPLE_STREET)).isFalse();
        }

        try (Journal journal = open(10)) {
            assertThat(heads(journal)).isEmpty();
            assertThat(journal.depth().refused()).isEqualTo(1);
            assertThat(journal.find(message.messageId()))
                    .hasValueSatisfying(kept -> assertThat(kept.refusal()).isEqualTo("ada is no member"));
        }
    }

    @Test
    void promisesAreThoseThatAreNotKeptYetByWhenTheyWereReceived() throws Exception {
        Instant ten = Instant.parse("2026-01-02T10:00:00Z");
        SendMessage early = message(MAPLE_STREET, "early");
        SendMessage waiting = message(MAPLE_STREET, "waiting");
        SendMessage refused = message(MAPLE_STREET, "refused");
        SendMessage done = message(MAPLE_STREET, "done");
        try (Journal journal = open(10)) {
            journal.keep(refused, receivedAt(ten), true);
            journal.refuse(Map.of(heads(journal).getFirst(), "ada is no member"));
            journal.keep(early, receivedAt(ten.minusMillis(1)), true);
            journal.keep(waiting, receivedAt(ten.plusSeconds(59)), true);
            journal.keep(done, receivedAt(ten.plusSeconds(30)), true);
            journal.forget(done.messageId());
            assertThat(journal.promises(ten, ten.plusSeconds(60)))
                    .isEqualTo(new Promises(List.of(waiting.messageId()), List.of(refused.messageId())));
            assertThat(journal.promises(ten, ten.plusSeconds(59)).waiting())
                    .as("the end does not belong to the window")
                    .isEmpty();
        }

        try (Journal journal = open(10)) {
            assertThat(journal.promises(ten, ten.plusSeconds(60)))
                    .as("after a restart")
                    .isEqualTo(new Promises(List.of(waiting.messageId()), List.of(refused.messageId())));
        }
    }

    private static Map<String, String> receivedAt(Instant instant) {
        return Map.of(EventMetadata.RECEIVED_AT, instant.toString());
    }

    @Test
    void nobodyElseOpensItMeanwhile() throws Exception {
        try (Journal journal = open(10)) {
            journal.keep(message(MAPLE_STREET, "key"), METADATA, true);

            assertThatThrownBy(() -> open(10)).isInstanceOf(SQLException.class);
        }
    }

    @Test
    void aDamagedFileIsNotTakenForAnEmptyOne() throws Exception {
        try (Journal journal = open(1_000)) {
            for (int i = 0; i < 200; i++) {
                journal.keep(message(MAPLE_STREET, "key-" + i, "x".repeat(500)), METADATA, true);
            }
        }
        overwrite(JournalFile.in(folder).path());

        assertThatThrownBy(() -> open(1_000)).isInstanceOf(SQLException.class);
    }

    @Test
    void everyCommitIsForcedToTheDisk() throws Exception {
        try (Connection connection = JournalFile.in(folder).open()) {
            assertThat(pragma(connection, "synchronous")).as("FULL").isEqualTo("2");
            assertThat(pragma(connection, "journal_mode")).isEqualTo("wal");
        }
    }

    private static String pragma(Connection connection, String name) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("pragma " + name)) {
            return row.getString(1);
        }
    }

    @Test
    void aRowThatCannotBeReadIsNobodyElsesTrouble() throws Exception {
        SendMessage unreadable = message(MAPLE_STREET, "unreadable");
        try (Journal journal = open(1_000)) {
            journal.keep(unreadable, METADATA, true);
        }
        change("update message set body = ''");

        try (Journal journal = open(1_000);
                ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> others = new ArrayList<>();
            for (int i = 0; i < 300; i++) {
                SendMessage other = message(MAPLE_STREET, "key-" + i);
                Future<?> unused = clients.submit(() -> journal.find(unreadable.messageId()));
                others.add(clients.submit(() -> journal.keep(other, METADATA, true)));
            }
            for (Future<?> other : others) {
                other.get();
            }
            assertThatThrownBy(() -> journal.find(unreadable.messageId()))
                    .isInstanceOf(JournalUnavailableException.class);
        }
    }

    @Test
    void aJournalIsOpenedWhateverIsInItsRows() throws Exception {
        SendMessage unreadable = message(MAPLE_STREET, "unreadable");
        try (Journal journal = open(10)) {
            journal.keep(unreadable, METADATA, true);
            journal.keep(message(MAPLE_STREET, "nameless"), METADATA, true);
        }
        change("update message set metadata = '{'");
        change("update message set message_id = 'nameless', neighborhood_id = 'nowhere' where body = 'nameless'");

        try (Journal journal = open(10)) {
            assertThat(journal.isWaiting(unreadable.messageId())).isTrue();
            assertThat(heads(journal)).hasSize(2);
        }
    }

    @Test
    void aJournalOfOldTakesVerdictsToo() throws Exception {
        SendMessage message = message(MAPLE_STREET, "key");
        try (Journal journal = open(10)) {
            journal.keep(message, METADATA, true);
        }
        change("alter table message drop column verdict");

        try (Journal journal = open(10)) {
            journal.giveUp(heads(journal).getFirst(), "nobody can read it");
            assertThat(journal.read(heads(journal)))
                    .singleElement()
                    .satisfies(row -> assertThat(row.verdict()).isEqualTo("nobody can read it"));
        }
    }

    private void change(String sql) throws SQLException {
        try (Connection connection = JournalFile.in(folder).open();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(sql);
            connection.commit();
        }
    }

    private static void overwrite(Path file) throws IOException {
        byte[] content = Files.readAllBytes(file);
        for (int i = content.length / 2; i < content.length / 2 + 8_192; i++) {
            content[i] = 0x55;
        }
        Files.write(file, content);
    }

    private Journal open(int maxEntries) throws SQLException {
        return new Journal(JournalFile.in(folder), maxEntries, 10 << 20);
    }

    private static List<Journaled> waiting(Journal journal) {
        return journal.read(heads(journal)).stream().map(StoredRow::decoded).toList();
    }

    private static List<Head> heads(Journal journal) {
        return journal.turns(100, 1_000).stream().flatMap(List::stream).toList();
    }
}
