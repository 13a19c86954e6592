package org.secureside.command.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.secureside.api.ResidentId;
import org.secureside.api.message.MessageEvent;
import org.secureside.api.message.MessageId;
import org.secureside.api.message.ReactionAdded;
import org.secureside.api.message.ReactionWithdrawn;
import org.secureside.api.neighborhood.NeighborhoodId;
import org.secureside.command.CommandNode;
import org.secureside.web.HttpProbe;
import org.secureside.web.TestIssuer;

/** A message that somebody reacted to, and took it back, a thousand times. */
class LongStreamIT {

    private static final String ADA = TestIssuer.TRUSTED.token("ada", "resident");
    private static final String BOB = TestIssuer.TRUSTED.token("bob", "resident");
    private static final String AUDITOR = TestIssuer.TRUSTED.token("audrey", "auditor");
    private static final int TOGGLES = 2_000;
    private static final int AT_ONCE = 200;

    private final CommandNode node = CommandNode.shared();
    private final EventStore events = node.bean(EventStore.class);
    private final String key = CommandNode.newKey();
    private String street = "";
    private String message = "";
    private String id = "";

    @BeforeEach
    void bobTogglesHisReactionToAdasMessage() throws Exception {
        street = node.openNeighborhood(ADA);
        node.put(street + "/members/bob", ADA, "{\"role\":\"RESIDENT\"}");
        message = send("Hello").header("Location");
        id = idIn(message);
        for (int first = 1; first <= TOGGLES; first += AT_ONCE) {
            events.publish(IntStream.range(first, first + AT_ONCE)
                    .<DomainEventMessage<?>>mapToObj(
                            version -> new GenericDomainEventMessage<>("Message", id, version, toggled(version)))
                    .toList());
        }
        assertThat(node.put(reaction(), ADA, "").header("ETag")).isEqualTo(tag(TOGGLES + 1));
    }

    private MessageEvent toggled(int version) {
        MessageId toggled = new MessageId(UUID.fromString(id));
        NeighborhoodId neighborhood = new NeighborhoodId(UUID.fromString(idIn(street)));
        ResidentId bob = new ResidentId("bob");
        return version % 2 == 1
                ? new ReactionAdded(toggled, neighborhood, "🐈", bob)
                : new ReactionWithdrawn(toggled, neighborhood, "🐈", bob);
    }

    @Test
    void itIsLoadedFromASnapshotAndTheNewestEvents() {
        awaitTheSnapshot();

        assertThat(events.readEvents(id, 0).asStream().count()).isEqualTo(TOGGLES + 2);
    }

    @Test
    void everythingIsDecidedAsBefore() throws Exception {
        awaitTheSnapshot();

        assertThat(node.put(reaction(), ADA, "").header("ETag"))
                .as("her reaction is there")
                .isEqualTo(tag(TOGGLES + 1));
        assertThat(node.patch(message, BOB, "*", "{\"body\":\"Hi\"}").status())
                .as("not the author")
                .isEqualTo(403);
        assertThat(node.patch(message, ADA, tag(0), "{\"body\":\"Hi\"}").header("ETag"))
                .as("the text is that of the first version")
                .isEqualTo(tag(TOGGLES + 2));
        assertThat(node.patch(message, ADA, tag(TOGGLES), "{\"body\":\"Ho\"}").status())
                .isEqualTo(412);
        HttpProbe.Answer removed = remove("An insult");
        assertThat(removed.header("ETag")).isEqualTo(tag(TOGGLES + 3));
        assertThat(remove("An insult").header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(remove("A quarrel").status()).isEqualTo(422);
        assertThat(node.put(reaction(), BOB, "").status()).as("closed").isEqualTo(409);
    }

    /** What asks for the beginning of a stream must not be told of a snapshot. */
    @Test
    void itsFirstEventIsStillKnown() throws Exception {
        awaitTheSnapshot();

        HttpProbe.Answer again = send("Hello");
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(send("Good-bye").status()).as("the key was used").isEqualTo(422);
        assertThat(node.post(street + "/messages", BOB, "{\"body\":\"Hi\",\"inReplyTo\":\"%s\"}".formatted(id))
                        .status())
                .isEqualTo(201);
        assertThat(node.put(street + "/read-marker", BOB, "{\"messageId\":\"%s\"}".formatted(id))
                        .status())
                .isEqualTo(201);
        HttpProbe.Answer told =
                node.http().send("POST", "/api/ledger", AUDITOR, "{\"messageIds\":[\"%s\"]}".formatted(id), Map.of());
        assertThat(told.body().get("entries").findValuesAsString("version")).containsExactly("0");
    }

    private void awaitTheSnapshot() {
        await().untilAsserted(() -> {
            List<Long> versions = events.readEvents(id)
                    .asStream()
                    .map(DomainEventMessage::getSequenceNumber)
                    .toList();
            assertThat(versions).hasSizeLessThan(100).endsWith(TOGGLES + 1L);
        });
    }

    private HttpProbe.Answer send(String text) throws Exception {
        return node.post(street + "/messages", ADA, key, "{\"body\":\"%s\"}".formatted(text));
    }

    private HttpProbe.Answer remove(String reason) throws Exception {
        return node.post(message + "/removal", ADA, key, "{\"reason\":\"%s\"}".formatted(reason));
    }

    private String reaction() {
        return message + "/reactions/" + URLEncoder.encode("👍", StandardCharsets.UTF_8);
    }

    private String tag(long version) {
        return "\"" + id + "@" + version + "\"";
    }

    private static String idIn(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
