package org.secureside.operations.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.secureside.api.evidence.EventLeaf;
import org.secureside.api.evidence.EventProof;
import org.secureside.api.evidence.Hash;
import org.secureside.api.evidence.MerkleTree;
import org.secureside.api.evidence.MessageProof;
import org.secureside.api.evidence.StreamLink;
import org.secureside.api.evidence.TreeHasher;
import org.secureside.api.message.MessageId;
import org.secureside.operations.cli.Json;
import org.secureside.operations.fake.FakeServer;

/** The proofs of a message, fetched from a stack and checked without one. */
class MessageProofTest {

    private static final MessageId MESSAGE = new MessageId(UUID.fromString("449c87f4-93f8-5ab6-ac8e-6d9bc870ecde"));
    private static final int SIZE = 13;

    @TempDir
    private Path folder = Path.of("");

    private final List<EventLeaf> log = new ArrayList<>();
    private final List<EventProof> proofs = new ArrayList<>();
    private HistoryService.Result told = new HistoryService.Result(-1, "");

    /** A log in which every third event is one of the message. */
    @BeforeEach
    void recordALog() {
        for (int i = 0; i < SIZE; i++) {
            log.add(i % 3 == 1 ? event(i, MESSAGE.toString(), i / 3) : event(i, "another", i));
        }
        Hash link = null;
        for (int i = 1; i < SIZE; i += 3) {
            Hash leaf = log.get(i).hash();
            link = link == null ? StreamLink.first(leaf) : StreamLink.next(link, leaf);
            proofs.add(new EventProof(
                    log.get(i), i, leaf, link, tree().inclusion(i, SIZE).path()));
        }
    }

    @Test
    void theProofOfAMessageShowsEveryEventOfIt() throws IOException {
        assertThat(verify(proof(proofs), "--head", SIZE + ":" + head())).isZero();
        assertThat(told.out())
                .contains(
                        "the event at position 2, MessageEdited of 2024-08-15T10:00:00.000001Z",
                        "the first 4 events of message " + MESSAGE,
                        "none between them is missing");
    }

    @Test
    void aHeadThatWasKeptIsAskedFor() throws IOException {
        assertThat(verify(proof(proofs), "--head", SIZE + ":" + "ab".repeat(32)))
                .isEqualTo(1);
        assertThat(told.out()).contains("it is of another head than the one that was kept");
    }

    @Test
    void anEventThatWasChangedIsNamed() throws IOException {
        proofs.set(1, of(1, changed(proofs.get(1).event()), proofs.get(1).leaf()));

        assertThat(verify(proof(proofs))).isEqualTo(1);
        assertThat(told.out()).contains("shows nothing: the event at position 5 is not as it was witnessed");
    }

    @Test
    void anEventThatWasChangedWithItsHashIsNotInTheLog() throws IOException {
        EventLeaf forged = changed(proofs.get(0).event());
        proofs.set(
                0,
                new EventProof(
                        forged,
                        1,
                        forged.hash(),
                        StreamLink.first(forged.hash()),
                        proofs.get(0).path()));

        assertThat(verify(proof(proofs))).isEqualTo(1);
        assertThat(told.out()).contains("the event at position 2 is not in the log of the head");
    }

    @Test
    void anEventThatWasTakenOutOfTheProofIsMissed() throws IOException {
        proofs.remove(2);

        assertThat(verify(proof(proofs))).isEqualTo(1);
        assertThat(told.out())
                .contains("the event at position 11 is number 3 of the message, and number 2 should come");
    }

    @Test
    void anEventOfAnotherMessageIsNoneOfThisOne() throws IOException {
        EventLeaf other = log.get(0);
        proofs.add(new EventProof(
                other,
                0,
                other.hash(),
                StreamLink.next(proofs.getLast().link(), other.hash()),
                tree().inclusion(0, SIZE).path()));

        assertThat(verify(proof(proofs))).isEqualTo(1);
        assertThat(told.out()).contains("the event at position 1 is of another stream");
    }

    @Test
    void whatTerminalsObeyIsNotPrinted() throws IOException {
        EventLeaf escaping = event(1, "\u001b[2J", 0);
        proofs.set(0, of(0, escaping, escaping.hash()));
        assertThat(verify(proof(proofs))).isEqualTo(1);
        assertThat(told.out()).contains("is of another stream, ?[2J").doesNotContain("\u001b");

        log.set(1, event(1, MESSAGE.toString(), 0, "Message\u001b[2J"));
        Hash leaf = log.get(1).hash();
        EventProof only = new EventProof(
                log.get(1),
                1,
                leaf,
                StreamLink.first(leaf),
                tree().inclusion(1, SIZE).path());
        assertThat(verify(proof(List.of(only)))).isZero();
        assertThat(told.out()).contains("position 2, Message?[2J of").doesNotContain("\u001b");
    }

    @Test
    void anotherLinkIsNamed() throws IOException {
        EventProof last = proofs.removeLast();
        proofs.add(new EventProof(
                last.event(), last.index(), last.leaf(), proofs.getFirst().link(), last.path()));

        assertThat(verify(proof(proofs))).isEqualTo(1);
        assertThat(told.out()).contains("the event at position 11 has another link");
    }

    @Test
    void aProofWithoutEventsShowsNothing() throws IOException {
        assertThat(verify(proof(List.of()))).isEqualTo(1);
        assertThat(told.out()).contains("there is no event in it");
    }

    @Test
    void pagesAreOfTheSameHeadAndPutTogether() throws IOException {
        try (HistoryService service = new HistoryService(folder)
                .on("/api/history/messages/" + MESSAGE + "/proofs", (exchange, parameters) -> {
                    boolean first = !parameters.containsKey("after");
                    assertThat(parameters.get("size")).isEqualTo(first ? null : String.valueOf(SIZE));
                    FakeServer.answer(
                            exchange,
                            200,
                            Json.pretty(new MessageProof(
                                    MESSAGE,
                                    SIZE,
                                    head(),
                                    first ? proofs.subList(0, 2) : proofs.subList(2, 4),
                                    first ? 5L : null)));
                })) {
            told = service.run("proof", "--message", MESSAGE.toString());
        }

        assertThat(told.exitCode()).isZero();
        Path file = Files.writeString(folder.resolve("fetched.json"), told.out());
        assertThat(run(file)).isZero();
        assertThat(told.out()).contains("the first 4 events of message");
    }

    @Test
    void whatTheServiceRefusesIsToldInALine() throws IOException {
        try (HistoryService service = new HistoryService(folder)
                .on(
                        "/api/history/messages/" + MESSAGE + "/proofs",
                        (exchange, parameters) -> FakeServer.answer(
                                exchange, 404, "{\"status\":404,\"detail\":\"There is no message with the id x\"}"))) {
            told = service.run("proof", "--message", MESSAGE.toString());
        }

        assertThat(told.exitCode()).isEqualTo(2);
        assertThat(told.out()).contains("There is no message with the id x").hasLineCount(1);
    }

    @Test
    void aProofIsAskedForOfAnEventOrOfAMessage() throws IOException {
        try (HistoryService service = new HistoryService(folder)) {
            assertThat(service.run("proof").exitCode()).isEqualTo(2);
            assertThat(service.run("proof", "17", "--message", MESSAGE.toString())
                            .exitCode())
                    .isEqualTo(2);
            assertThat(service.run("proof", "--message", "nonsense").exitCode()).isEqualTo(2);
        }
    }

    private EventProof of(int number, EventLeaf event, Hash leaf) {
        EventProof was = proofs.get(number);
        return new EventProof(event, was.index(), leaf, was.link(), was.path());
    }

    private MessageProof proof(List<EventProof> events) {
        return new MessageProof(MESSAGE, SIZE, head(), events, null);
    }

    private int verify(MessageProof proof, String... options) throws IOException {
        return run(Files.writeString(folder.resolve("message.json"), Json.pretty(proof)), options);
    }

    private int run(Path file, String... options) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("verify", file.toString()));
        arguments.addAll(List.of(options));
        try (HistoryService none = new HistoryService(folder)) {
            told = none.runAlone(arguments.toArray(String[]::new));
        }
        return told.exitCode();
    }

    private Hash head() {
        return tree().head(SIZE).hash();
    }

    private MerkleTree tree() {
        return new MerkleTree((level, index) -> {
            TreeHasher hasher = new TreeHasher();
            log.subList((int) (index << level), (int) ((index + 1) << level))
                    .forEach(event -> hasher.append(event.hash()));
            return hasher.head().hash();
        });
    }

    private static EventLeaf event(int index, String stream, int sequence) {
        return event(index, stream, sequence, "MessageEdited");
    }

    private static EventLeaf event(int index, String stream, int sequence, String type) {
        return new EventLeaf(
                index + 1,
                "Message",
                stream,
                sequence,
                "id" + index,
                type,
                "1",
                Instant.parse("2024-08-15T10:00:00Z").plusNanos(index * 1_000L),
                "{\"text\":\"\\\"quoted\\\" 🐈 \\u0000\"}",
                "{}");
    }

    private static EventLeaf changed(EventLeaf event) {
        return new EventLeaf(
                event.position(),
                event.streamType(),
                event.streamId(),
                event.sequence(),
                event.eventId(),
                event.eventType(),
                event.revision(),
                event.recordedAt(),
                "{\"text\":\"forged\"}",
                event.metadata());
    }
}
