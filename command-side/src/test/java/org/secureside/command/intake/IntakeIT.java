package org.secureside.command.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.secureside.api.EventMetadata;
import org.secureside.api.message.MessageSent;
import org.secureside.command.CommandNode;
import org.secureside.eventstore.EmbeddedDatabases;
import org.secureside.web.HttpProbe;
import org.secureside.web.TestIssuer;

/** What senders are told while the event database is away, and what became of it when it is back. */
class IntakeIT {

    private static final String ADA = TestIssuer.TRUSTED.token("ada", "resident");
    private static final String MALLORY = TestIssuer.TRUSTED.token("mallory", "resident");
    private static final String ADMIN = TestIssuer.TRUSTED.token("alice", "admin");
    private static final Duration RECOVERY = Duration.ofSeconds(30);

    private static StoppablePostgres postgres;

    @TempDir
    private Path folder;

    private Map<String, String> settings = Map.of();
    private CommandNode node;
    private String street = "";

    @BeforeAll
    static void startPostgres() throws IOException {
        postgres = new StoppablePostgres();
    }

    @AfterAll
    static void stopPostgres() throws IOException {
        postgres.close();
    }

    @BeforeEach
    void startANode() throws Exception {
        settings = new HashMap<>(Map.of(
                "secureside.postgres.url", postgres.url(),
                "secureside.intake.directory", folder.toString(),
                "secureside.intake.max-entries", "30",
                "spring.datasource.url", EmbeddedDatabases.newDatabase()));
        node = CommandNode.start(settings);
        street = node.openNeighborhood(ADA);
        assertThat(send("hello", "the first").status())
                .as("the node knows Ada from now on")
                .isEqualTo(201);
    }

    @AfterEach
    void stopIt() {
        node.close();
    }

    @Test
    void whatIsPostedWhileTheEventDatabaseIsAwayIsRecordedOnceAndInOrderWhenItIsBack() throws Exception {
        postgres.stop();
        List<HttpProbe.Answer> promised = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            promised.add(send("key-" + i, "text " + i));
        }
        HttpProbe.Answer repeated = send("key-3", "text 3");
        HttpProbe.Answer reused = send("key-3", "another text");
        HttpProbe.Answer progress = node.http().get(promised.get(3).header("Location") + "/state", ADA);
        HttpProbe.Answer strangers = node.http().get(promised.get(3).header("Location") + "/state", MALLORY);
        HttpProbe.Answer report = node.http().get("/api/intake", ADMIN);
        List<String> promises = promisesOnTheDesk();
        HttpProbe.Answer look = askForPromises();

        assertThat(promised).allSatisfy(answer -> {
            assertThat(answer.status()).as(answer.text()).isEqualTo(202);
            assertThat(answer.body().get("state").asString()).isEqualTo("JOURNALED");
            assertThat(answer.header("Link")).isEqualTo("<" + answer.header("Location") + "/state>; rel=\"monitor\"");
        });
        assertThat(repeated.status()).isEqualTo(202);
        assertThat(repeated.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(repeated.body()).isEqualTo(promised.get(3).body());
        assertThat(reused.status()).isEqualTo(422);
        assertThat(progress.body().get("state").asString()).isEqualTo("JOURNALED");
        assertThat(strangers.status()).isIn(404, 503);
        assertThat(report.body().get("waiting").asInt()).isEqualTo(20);
        assertThat(promises)
                .containsExactlyElementsOf(promised.stream()
                        .map(answer -> answer.body().get("messageId").asString())
                        .toList());
        assertThat(look.status()).as("it cannot be recorded").isEqualTo(503);
        assertThat(look.body().get("type").asString()).isEqualTo("urn:secureside:problem:event-store-unavailable");

        postgres.startAgain();

        awaitRecorded(20);
        assertThat(textsRecorded())
                .containsExactlyElementsOf(
                        Stream.concat(Stream.of("the first"), texts(20)).toList());
        assertThat(promises()).isEmpty();
        HttpProbe.Answer afterwards = send("key-3", "text 3");
        assertThat(afterwards.status()).isEqualTo(201);
        assertThat(afterwards.header("ETag")).isEqualTo(promised.get(3).header("ETag"));
        assertThat(node.http()
                        .get(promised.get(3).header("Location") + "/state", ADA)
                        .body()
                        .get("state")
                        .asString())
                .isEqualTo("RECORDED");
    }

    @Test
    void aNodeThatIsStartedWithoutTheEventDatabaseKeepsItsPromisesAndMakesMore() throws Exception {
        postgres.stop();
        assertThat(send("before", "before the restart").status()).isEqualTo(202);
        node.close();

        node = CommandNode.start(settings);
        await().atMost(RECOVERY).untilAsserted(() -> assertThat(readiness()).isEqualTo(200));
        assertThat(send("after", "after the restart").status()).isEqualTo(202);
        postgres.startAgain();

        awaitRecorded(2);
        assertThat(textsRecorded()).containsExactly("the first", "before the restart", "after the restart");
    }

    @Test
    void aFullJournalSaysSoAndKeepsWhatItPromised() throws Exception {
        postgres.stop();
        int kept = 0;
        HttpProbe.Answer last = send("key-0", "text 0");
        while (last.status() == 202) {
            kept++;
            last = send("key-" + kept, "text " + kept);
        }

        assertThat(kept).isEqualTo(30);
        assertThat(last.status()).isEqualTo(503);
        assertThat(last.body().get("type").asString()).isEqualTo("urn:secureside:problem:intake-full");
        assertThat(last.header("Retry-After")).matches("[1-9][0-9]*");
        postgres.startAgain();

        awaitRecorded(30);
        assertThat(textsRecorded())
                .containsExactlyElementsOf(
                        Stream.concat(Stream.of("the first"), texts(30)).toList());
    }

    @Test
    void whoIsNoMemberIsNotKept() throws Exception {
        postgres.stop();
        assertThat(send("mine", "to begin with").status()).isEqualTo(202);

        HttpProbe.Answer answer = node.post(street + "/messages", MALLORY, "hers", "{\"body\":\"hers\"}");

        assertThat(answer.status()).isIn(403, 503);
        assertThat(node.http().get("/api/intake", ADMIN).body().get("waiting").asInt())
                .isEqualTo(1);
        postgres.startAgain();
        awaitRecorded(1);
    }

    @Test
    void anEventTellsWhenItsMessageWasReceivedHoweverLateItIsRecorded() throws Exception {
        postgres.stop();
        HttpProbe.Answer promised = send("late", "late");
        postgres.startAgain();
        awaitRecorded(1);

        var event = node.bean(EventStore.class)
                .readEvents(promised.body().get("messageId").asString())
                .next();
        assertThat(Instant.parse(String.valueOf(event.getMetaData().get(EventMetadata.RECEIVED_AT))))
                .isBefore(event.getTimestamp());
        assertThat(event.getMetaData()).containsEntry(EventMetadata.ACTOR, "ada");
    }

    @Test
    void aWriteAheadJournalAnswersAsIfThereWereNone() throws Exception {
        node.close();
        settings.put("secureside.intake.keep-recorded", "500ms");
        node = CommandNode.start(settings);

        HttpProbe.Answer first = send("key", "text");
        HttpProbe.Answer again = send("key", "text");
        HttpProbe.Answer reused = send("key", "another text");
        HttpProbe.Answer strangers = node.post(street + "/messages", MALLORY, "hers", "{\"body\":\"hers\"}");

        assertThat(first.status()).isEqualTo(201);
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(reused.status()).isEqualTo(422);
        assertThat(strangers.status()).isEqualTo(403);
        await().untilAsserted(() -> assertThat(node.http()
                        .get("/api/intake", ADMIN)
                        .body()
                        .get("entries")
                        .asInt())
                .isZero());
    }

    private HttpProbe.Answer send(String key, String text) throws Exception {
        return node.post(street + "/messages", ADA, key + street, "{\"body\":\"" + text + "\"}");
    }

    /** Returns what the node would tell auditors that it keeps and has not recorded. */
    private List<String> promisesOnTheDesk() {
        return node
                .bean(AuditorsDesk.class)
                .promises(Instant.now().minusSeconds(600), Instant.now().plusSeconds(1))
                .waiting()
                .stream()
                .map(String::valueOf)
                .toList();
    }

    private List<String> promises() throws Exception {
        return askForPromises()
                .body()
                .get("waiting")
                .valueStream()
                .map(id -> id.asString())
                .toList();
    }

    private HttpProbe.Answer askForPromises() throws Exception {
        String window = "?from=" + Instant.now().minusSeconds(600) + "&to="
                + Instant.now().plusSeconds(1);
        return node.http().get("/api/intake/promises" + window, TestIssuer.TRUSTED.token("audrey", "auditor"));
    }

    private int readiness() throws Exception {
        return new HttpProbe(node.managementPort())
                .get("/actuator/health/readiness", "")
                .status();
    }

    private void awaitRecorded(int count) {
        await().atMost(RECOVERY).untilAsserted(() -> {
            HttpProbe.Answer report = node.http().get("/api/intake", ADMIN);
            assertThat(report.body().get("recorded").asInt()).as(report.text()).isEqualTo(count);
        });
    }

    private static Stream<String> texts(int count) {
        return IntStream.range(0, count).mapToObj(i -> "text " + i);
    }

    /** Returns the texts of the street's messages in the order of the log. */
    private List<String> textsRecorded() throws Exception {
        UUID neighborhood = UUID.fromString(street.substring(street.lastIndexOf('/') + 1));
        List<String> texts = new ArrayList<>();
        try (BlockingStream<TrackedEventMessage<?>> log =
                node.bean(EventStore.class).openStream(null)) {
            while (log.hasNextAvailable(500, TimeUnit.MILLISECONDS)) {
                if (log.nextAvailable().getPayload() instanceof MessageSent sent
                        && sent.neighborhoodId().value().equals(neighborhood)) {
                    texts.add(sent.body());
                }
            }
        }
        return texts;
    }
}
