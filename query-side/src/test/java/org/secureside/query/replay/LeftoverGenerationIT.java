package org.secureside.query.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.junit.jupiter.api.Test;
import org.secureside.api.replay.ReplayScope;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a rebuild had begun to fill when its node was killed, and which nobody goes on with. */
class LeftoverGenerationIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final OwnNode own = new OwnNode();

    @Test
    void aGenerationWhoseOrderIsCancelledOrGoneIsDroppedWhenTheNodeStarts() {
        try (ConfigurableApplicationContext node = own.start()) {
            OwnNode.send(node, 300);
            leaveARebuildInTheMiddle(node);
        }
        change("update replay_order set state = 'CANCELLED'");
        try (ConfigurableApplicationContext node = own.start()) {
            awaitNoLeftovers();
            leaveARebuildInTheMiddle(node);
        }
        change("delete from replay_order");
        try (ConfigurableApplicationContext node = own.start()) {
            awaitNoLeftovers();
            assertThat(OwnNode.count(node, "message")).isEqualTo(300);
        }
    }

    private void leaveARebuildInTheMiddle(ConfigurableApplicationContext node) {
        Ordered.replay(node.getBean(EventStore.class), ReplayScope.rebuild(), List.of(OwnNode.NAME), 10);
        await().atMost(PATIENCE)
                .until(() -> OwnNode.isFilling(node) && OwnNode.count(node, "replay_run where events > 0") > 0);
    }

    /** As if the node had been killed before it noted how far it was, and had read the rest of the orders before. */
    private void change(String order) {
        JdbcClient database = own.database();
        assertThat(schemas()).hasSize(2);
        assertThat(database.sql(order).update()).isPositive();
        database.sql("delete from replay_run").update();
    }

    private void awaitNoLeftovers() {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(schemas()).containsExactly("feed_1"));
        assertThat(own.database()
                        .sql("select state from generation")
                        .query(String.class)
                        .list())
                .containsExactly("SERVING");
    }

    private List<String> schemas() {
        return own.database()
                .sql("select nspname from pg_namespace where nspname like 'feed\\_%' order by 1")
                .query(String.class)
                .list();
    }
}
