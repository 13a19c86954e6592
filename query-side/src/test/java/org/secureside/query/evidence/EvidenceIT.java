package org.secureside.query.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.secureside.api.evidence.ConsistencyProof;
import org.secureside.api.evidence.EventLeaf;
import org.secureside.api.evidence.Hash;
import org.secureside.api.evidence.InclusionProof;
import org.secureside.api.evidence.MessageProof;
import org.secureside.api.evidence.StreamLink;
import org.secureside.api.evidence.TreeHasher;
import org.secureside.api.evidence.TreeHead;
import org.secureside.api.message.MessageId;
import org.secureside.eventstore.StoredEvents;
import org.secureside.query.QueryNode;
import org.secureside.web.HttpProbe;
import org.secureside.web.TestIssuer;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class EvidenceIT extends QueryNode {

    private static final String AUDITOR = TestIssuer.TRUSTED.token("audrey", "auditor");

    private static final JsonMapper JSON = new JsonMapper();

    @Autowired
    private StoredEvents store;

    @Autowired
    private JdbcClient own;

    @Test
    void theHeadIsTheOneThatFollowsFromTheEventStoreAlone() throws Exception {
        long position = witnessed(recorded.message(mapleStreet, ADA, "Hello"));
        JsonNode head = json("/api/history/heads?size=" + position);

        TreeHasher hasher = new TreeHasher();
        store.between(1, position).forEach(event -> hasher.append(event.hash()));

        assertThat(head.get("head").asString()).isEqualTo(hasher.head().hash().toString());
        assertThat(head.get("lastPosition").asLong()).isEqualTo(position);
    }

    @Test
    void blocksAreSealedAndTheTreeGoesOnOverThem() throws Exception {
        MessageId last = recorded.message(mapleStreet, ADA, "The first");
        for (int i = 0; i < 2_100; i++) {
            last = recorded.message(mapleStreet, ADA, "Message " + i);
        }
        long size = witnessed(last);
        TreeHasher hasher = new TreeHasher();
        List<EventLeaf> events = store.between(1, size);
        for (EventLeaf event : events) {
            hasher.append(event.hash());
            if (event.position() % 500 == 0 || event.position() == 1_024 || event.position() == 2_048) {
                assertThat(json("/api/history/heads?size=" + event.position())
                                .get("head")
                                .asString())
                        .isEqualTo(hasher.head().hash().toString());
            }
        }

        assertThat(head(size)).isEqualTo(hasher.head());
        for (long position : new long[] {1, 2, 1_024, 1_025, 2_048, size}) {
            JsonNode proof = json("/api/history/proofs/inclusion?position=%d&size=%d".formatted(position, size));
            Hash leaf = events.get((int) position - 1).hash();
            assertThat(proof.get("leaf").asString()).isEqualTo(leaf.toString());
            assertThat(new InclusionProof(position - 1, size, path(proof)).shows(leaf, hasher.head()))
                    .isTrue();
        }
        for (long first : new long[] {1, 700, 1_024, 1_500, 2_048, size}) {
            JsonNode proof = json("/api/history/proofs/consistency?first=%d&second=%d".formatted(first, size));
            assertThat(new ConsistencyProof(first, size, path(proof)).shows(head(first), hasher.head()))
                    .isTrue();
        }
    }

    @Test
    void everyEventIsLinkedToTheOneBeforeItInItsStream() throws Exception {
        MessageId message = recorded.message(mapleStreet, ADA, "Hello");
        recorded.edit(message, "Hello again");
        long size = witnessed(recorded.message(mapleStreet, ADA, "Another"));
        List<EventLeaf> stream = store.between(1, size).stream()
                .filter(event -> event.streamId().equals(message.toString()))
                .toList();

        Hash first = StreamLink.first(stream.get(0).hash());
        assertThat(link(stream.get(0))).isEqualTo(first);
        assertThat(link(stream.get(1)))
                .isEqualTo(StreamLink.next(first, stream.get(1).hash()));
    }

    @Test
    void theProofOfAMessageHasItsEventsInItAndNeedsNothingElse() throws Exception {
        MessageId message = recorded.message(mapleStreet, ADA, "Hello \u0000 \"you\" 🐈");
        recorded.edit(message, "Hello again");
        recorded.react(message, BOB, "👍");
        recorded.remove(message, ADA, "A quarrel");

        MessageProof proof = proofs(message, "");

        assertThat(proof.events().stream().map(one -> one.event().eventType()))
                .containsExactly("MessageSent", "MessageEdited", "ReactionAdded", "MessageRemoved");
        assertThat(proof.problem()).isEmpty();
        assertThat(proof.treeHead()).isEqualTo(head(proof.size()));
        assertThat(proof.next()).isNull();
        long first = proof.events().getFirst().event().position();
        MessageProof then = proofs(message, "?size=" + first);
        assertThat(then.events()).hasSize(1);
        assertThat(then.problem()).isEmpty();
        assertThat(then.treeHead()).isEqualTo(head(first));
        JsonNode tooEarly = refused(message + "/proofs?size=" + (first - 1), 400);
        assertThat(tooEarly.toString())
                .contains("must be at least " + first + ", for the first event of the message is at position");
    }

    @Test
    void theProofOfALongStoryComesInPagesOfOneHead() throws Exception {
        MessageId message = recorded.message(mapleStreet, ADA, "Hello");
        for (int i = 0; i < MessageProofController.MOST; i++) {
            recorded.edit(message, "Hello " + i);
        }

        MessageProof first = proofs(message, "");
        MessageProof second = proofs(message, "?size=%d&after=%d".formatted(first.size(), first.next()));

        assertThat(first.events()).hasSize(MessageProofController.MOST);
        assertThat(first.problem()).isEmpty();
        assertThat(second.events()).hasSize(1);
        assertThat(second.next()).isNull();
        assertThat(new MessageProof(
                                message,
                                first.size(),
                                second.head(),
                                Stream.concat(first.events().stream(), second.events().stream())
                                        .toList(),
                                null)
                        .problem())
                .isEmpty();
    }

    @Test
    void whatThereIsNoProofOfIsSaid() throws Exception {
        MessageId message = recorded.message(mapleStreet, ADA, "Hello");
        witnessed(message);

        refused(UUID.randomUUID() + "/proofs", 404);
        refused("nonsense/proofs", 400);
        assertThat(refused(message + "/proofs?size=99999999", 400).toString())
                .contains("the events that this node has witnessed");
        refused(message + "/proofs?size=0", 400);
        assertThat(refused(message + "/proofs?after=99999999", 400).toString())
                .contains("must be what the page before said");
    }

    @Test
    void anEventThatIsNotAsItWasWitnessedIsSeenInItsProof() throws Exception {
        MessageId message = recorded.message(mapleStreet, ADA, "Hello");
        long position = witnessed(message);
        String rewrite = "update history_event set payload = replace(payload, '%s', '%s') where position = " + position;
        own.sql("alter table history_event disable trigger user").update();
        own.sql(rewrite.formatted("Hello", "Hullo")).update();
        try {
            assertThat(proofs(message, "").problem())
                    .hasValue("the event at position %d is not as it was witnessed".formatted(position));
        } finally {
            own.sql(rewrite.formatted("Hullo", "Hello")).update();
            own.sql("alter table history_event enable trigger user").update();
        }
    }

    @Test
    void whatTheNodeHasNotWitnessedIsNotProven() throws Exception {
        for (String path : List.of(
                "/api/history/heads?size=99999999",
                "/api/history/heads?size=-1",
                "/api/history/proofs/inclusion?position=0",
                "/api/history/proofs/inclusion?position=5&size=4",
                "/api/history/proofs/consistency?first=0&second=1",
                "/api/history/proofs/consistency?first=3&second=2",
                "/api/history/check?from=0",
                "/api/history/check?limit=10001")) {
            assertThat(get(path, AUDITOR).status()).as(path).isEqualTo(400);
        }
    }

    @Test
    void aLogAsItWasWitnessedHasNoFindings() throws Exception {
        long size = witnessed(recorded.message(mapleStreet, ADA, "Hello"));
        JsonNode result = json("/api/history/check?from=" + Math.max(1, size - 5_000));

        assertThat(result.get("findings")).isEmpty();
        assertThat(result.get("eventStore").asBoolean()).isTrue();
        assertThat(result.get("to").asLong()).isGreaterThanOrEqualTo(size);
        assertThat(result.has("next")).isFalse();
    }

    @Test
    void aCheckThatBeginsBehindTheLogIsOver() throws Exception {
        JsonNode result = json("/api/history/check?from=" + Long.MAX_VALUE);

        assertThat(result.get("findings")).isEmpty();
        assertThat(result.get("to").asLong()).isPositive();
        assertThat(result.has("next")).isFalse();
    }

    private MessageProof proofs(MessageId message, String query) throws Exception {
        return JSON.treeToValue(json("/api/history/messages/" + message + "/proofs" + query), MessageProof.class);
    }

    private JsonNode refused(String path, int status) throws Exception {
        HttpProbe.Answer answer = get("/api/history/messages/" + path, AUDITOR);
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        return answer.body();
    }

    private TreeHead head(long size) throws Exception {
        return new TreeHead(
                size,
                Hash.of(json("/api/history/heads?size=" + size).get("head").asString()));
    }

    private Hash link(EventLeaf event) throws Exception {
        return Hash.of(json("/api/history/proofs/inclusion?position=" + event.position())
                .get("link")
                .asString());
    }

    private static List<Hash> path(JsonNode proof) {
        return LongStream.range(0, proof.get("path").size())
                .mapToObj(i -> Hash.of(proof.get("path").get((int) i).asString()))
                .toList();
    }

    /** Waits until the node has witnessed a message that was sent, and returns its position. */
    private long witnessed(MessageId message) throws Exception {
        long position = json("/api/history/heads").get("newest").asLong();
        List<EventLeaf> found = store.between(1, Long.MAX_VALUE).stream()
                .filter(event -> event.streamId().equals(message.toString()))
                .toList();
        long expected = Math.max(position, found.getLast().position());
        await().atMost(Duration.ofSeconds(30))
                .until(() -> json("/api/history/heads").get("newest").asLong() >= expected);
        return found.getLast().position();
    }

    private JsonNode json(String path) throws Exception {
        HttpProbe.Answer answer = get(path, AUDITOR);
        assertThat(answer.status()).as(path).isEqualTo(200);
        return answer.body();
    }
}
