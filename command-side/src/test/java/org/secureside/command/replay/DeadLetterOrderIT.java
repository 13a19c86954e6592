package org.secureside.command.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.Message;
import org.junit.jupiter.api.Test;
import org.secureside.api.IdempotencyKey;
import org.secureside.api.ResidentId;
import org.secureside.api.replay.DeadLetterDiscardRequested;
import org.secureside.api.replay.DeadLetterOrderId;
import org.secureside.api.replay.DeadLetterRetryRequested;
import org.secureside.command.CommandNode;
import org.secureside.web.HttpProbe;
import org.secureside.web.TestIssuer;

class DeadLetterOrderIT {

    private static final String ADMIN = TestIssuer.TRUSTED.token("root", "admin");
    private static final String PATH = "/api/dead-letters/feed/449c87f4-93f8-5ab6-ac8e-6d9bc870ecde/";
    private static final String WHY = "{\"reason\":\"The handler was mended\"}";

    private final CommandNode node = CommandNode.shared();

    @Test
    void aRetryIsRecordedOnceWithWhoAndWhy() throws Exception {
        String key = CommandNode.newKey();

        assertThat(node.post(PATH + "retry", ADMIN, key, WHY).status()).isEqualTo(204);
        assertThat(node.post(PATH + "retry", ADMIN, key, WHY).header("Idempotency-Replayed"))
                .isEqualTo("true");

        assertThat(recorded(key)).singleElement().isInstanceOfSatisfying(DeadLetterRetryRequested.class, order -> {
            assertThat(order.projection().value()).isEqualTo("feed");
            assertThat(order.sequence()).isEqualTo("449c87f4-93f8-5ab6-ac8e-6d9bc870ecde");
            assertThat(order.nodes()).containsExactly("query-1");
            assertThat(order.reason().value()).isEqualTo("The handler was mended");
            assertThat(order.requestedBy().value()).isEqualTo("root");
        });
    }

    @Test
    void aDiscardIsAnotherEventAndNotWithTheSameKey() throws Exception {
        String key = CommandNode.newKey();

        assertThat(discard(key, "1").status()).isEqualTo(204);
        assertThat(node.post(PATH + "retry", ADMIN, key, WHY).status()).isEqualTo(422);

        assertThat(recorded(key))
                .singleElement()
                .isInstanceOfSatisfying(
                        DeadLetterDiscardRequested.class,
                        order -> assertThat(order.upTo()).isEqualTo(1));
    }

    @Test
    void nothingIsGivenUpThatTheAdminDoesNotName() throws Exception {
        String key = CommandNode.newKey();
        long end = node.bean(EventStore.class).createHeadToken().position().orElseThrow();

        for (String upTo : List.of("null", "-1", String.valueOf(end + 1_000_000))) {
            HttpProbe.Answer answer = discard(key, upTo);

            assertThat(answer.status()).as(upTo).isEqualTo(400);
            assertThat(answer.body().get("errors").findValuesAsString("field")).containsExactly("upTo");
        }
        assertThat(discard(key, "null").text()).contains("GET /api/dead-letters");
        assertThat(recorded(key)).isEmpty();
    }

    @Test
    void aDiscardOfMoreIsAnotherOneAndNotWithTheSameKey() throws Exception {
        String key = CommandNode.newKey();

        assertThat(discard(key, "0").status()).isEqualTo(204);
        assertThat(discard(key, "1").status()).isEqualTo(422);
    }

    @Test
    void aRetryHasNoBound() throws Exception {
        HttpProbe.Answer answer = node.post(PATH + "retry", ADMIN, "{\"upTo\":1,\"reason\":\"A test\"}");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().at("/errors/0/field").asString()).isEqualTo("upTo");
    }

    @Test
    void everythingThatIsWrongIsNamedAtOnce() throws Exception {
        HttpProbe.Answer answer =
                node.post("/api/dead-letters/feeds/x/discard", ADMIN, "{\"nodes\":[\"query-7\"],\"reason\":\"\"}");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().get("errors").findValuesAsString("field"))
                .containsExactly("projection", "upTo", "nodes", "reason");
    }

    private HttpProbe.Answer discard(String key, String upTo) throws Exception {
        return node.post(PATH + "discard", ADMIN, key, "{\"upTo\":%s,\"reason\":\"A test event\"}".formatted(upTo));
    }

    private List<?> recorded(String key) {
        DeadLetterOrderId id = DeadLetterOrderId.of(new ResidentId("root"), new IdempotencyKey(key));
        return node.bean(EventStore.class)
                .readEvents(id.toString())
                .asStream()
                .map(Message::getPayload)
                .toList();
    }
}
