package org.secureside.command.loadbalancer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.Message;
import org.junit.jupiter.api.Test;
import org.secureside.api.IdempotencyKey;
import org.secureside.api.ResidentId;
import org.secureside.api.loadbalancer.ConfigurationChangeId;
import org.secureside.api.loadbalancer.LoadBalancerConfigurationDeployed;
import org.secureside.api.loadbalancer.LoadBalancerConfigurationRolledBack;
import org.secureside.command.CommandNode;
import org.secureside.web.HttpProbe;
import org.secureside.web.TestIssuer;

class LoadBalancerReportIT {

    private static final String PATH = "/api/operations/load-balancer-changes";
    private static final String OPERATOR = TestIssuer.TRUSTED.token("secureside-lb", "admin");

    private final CommandNode node = CommandNode.shared();

    @Test
    void aChangeIsRecordedOnceHoweverOftenItIsReported() throws Exception {
        String key = CommandNode.newKey();

        HttpProbe.Answer first = node.post(PATH, OPERATOR, key, report("DEPLOYED", "0123456789ab"));
        HttpProbe.Answer again = node.post(PATH, OPERATOR, key, report("DEPLOYED", "0123456789ab"));

        assertThat(first.status()).as(first.text()).isEqualTo(204);
        assertThat(again.status()).isEqualTo(204);
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(recorded(key))
                .singleElement()
                .isInstanceOfSatisfying(LoadBalancerConfigurationDeployed.class, it -> {
                    assertThat(it.release()).isEqualTo("0123456789ab");
                    assertThat(it.operator()).isEqualTo("root");
                    assertThat(it.reason()).isEqualTo("affinity");
                });
    }

    @Test
    void aRollbackIsAnotherEvent() throws Exception {
        String key = CommandNode.newKey();

        assertThat(node.post(PATH, OPERATOR, key, report("ROLLED_BACK", "ba9876543210"))
                        .status())
                .isEqualTo(204);

        assertThat(recorded(key)).singleElement().isInstanceOf(LoadBalancerConfigurationRolledBack.class);
    }

    @Test
    void aKeyIsGoodForOneChange() throws Exception {
        String key = CommandNode.newKey();
        node.post(PATH, OPERATOR, key, report("DEPLOYED", "0123456789ab"));

        assertThat(node.post(PATH, OPERATOR, key, report("DEPLOYED", "ffffffffffff"))
                        .status())
                .isEqualTo(422);
        assertThat(recorded(key)).hasSize(1);
    }

    @Test
    void everyFieldThatIsWrongIsNamed() throws Exception {
        HttpProbe.Answer answer = node.post(PATH, OPERATOR, """
                {"release":"latest","operator":" ","reason":"","changedAt":"9999-01-01T00:00:00Z"}""");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text()).contains("action", "release", "operator", "reason", "changedAt");
    }

    private List<?> recorded(String key) {
        ConfigurationChangeId id = ConfigurationChangeId.of(new ResidentId("secureside-lb"), new IdempotencyKey(key));
        return node.bean(EventStore.class)
                .readEvents(id.toString())
                .asStream()
                .map(Message::getPayload)
                .toList();
    }

    private static String report(String action, String release) {
        return """
                {"action":"%s","release":"%s","operator":"root","reason":"affinity","changedAt":"2026-01-02T03:04:05Z"}""".formatted(action, release);
    }
}
