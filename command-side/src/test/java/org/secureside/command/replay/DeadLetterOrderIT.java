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

        assertThat(node.post(PATH + "discard", ADMIN, key, WHY).status()).isEqualTo(204);
        assertThat(node.post(PATH + "retry", ADMIN, key, WHY).status()).isEqualTo(422);

        assertThat(recorded(key)).singleElement().isInstanceOf(DeadLetterDiscardRequested.class);
    }

    @Test
    void everythingThatIsWrongIsNamedAtOnce() throws Exception {
        HttpProbe.Answer answer =
                node.post("/api/dead-letters/feeds/x/discard", ADMIN, "{\"nodes\":[\"query-7\"],\"reason\":\"\"}");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().get("errors").findValuesAsString("field"))
                .containsExactly("projection", "nodes", "reason");
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
