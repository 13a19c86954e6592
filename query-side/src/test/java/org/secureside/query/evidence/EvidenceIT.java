package org.secureside.query.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.secureside.api.evidence.ConsistencyProof;
import org.secureside.api.evidence.EventLeaf;
import org.secureside.api.evidence.Hash;
import org.secureside.api.evidence.InclusionProof;
import org.secureside.api.evidence.StreamLink;
import org.secureside.api.evidence.TreeHasher;
import org.secureside.api.evidence.TreeHead;
import org.secureside.api.message.MessageId;
import org.secureside.eventstore.StoredEvents;
import org.secureside.query.QueryNode;
import org.secureside.web.HttpProbe;
import org.secureside.web.TestIssuer;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

class EvidenceIT extends QueryNode {

    private static final String AUDITOR = TestIssuer.TRUSTED.token("audrey", "auditor");

    @Autowired
    private StoredEvents store;

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
