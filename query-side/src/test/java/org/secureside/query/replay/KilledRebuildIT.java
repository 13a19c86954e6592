package org.secureside.query.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.junit.jupiter.api.Test;
import org.secureside.api.ResidentId;
import org.secureside.api.message.MessageEdited;
import org.secureside.api.message.MessageId;
import org.secureside.api.message.MessageSent;
import org.secureside.api.neighborhood.NeighborhoodId;
import org.secureside.api.replay.NodeReplayCompleted;
import org.secureside.api.replay.NodeReplayStarted;
import org.secureside.api.replay.ReplayScope;
import org.secureside.api.replay.TableDrift;
import org.secureside.query.generation.Generations;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A node that ends in the middle of a rebuild, at any moment, goes on where it was. */
class KilledRebuildIT {

    private static final int EVENTS = 3_000;

    private final OwnNode own = new OwnNode();

    @Test
    void aNodeThatIsEndedAgainAndAgainCompletesTheRebuildOnceAndWithoutDrift() {
        Ordered rebuild;
        try (ConfigurableApplicationContext node = own.start()) {
            history(node.getBean(EventStore.class));
            await().atMost(Duration.ofSeconds(60)).until(() -> OwnNode.count(node, "message") == EVENTS / 2);
            rebuild = Ordered.replay(node.getBean(EventStore.class), ReplayScope.rebuild(), List.of("query-1"), 1_500);
            await().atMost(Duration.ofSeconds(20)).until(() -> OwnNode.isFilling(node));
        }
        for (int restarts = 0; restarts < 2; restarts++) {
            try (ConfigurableApplicationContext node = own.start()) {
                assertThat(OwnNode.isFilling(node)).isTrue();
                long before = OwnNode.count(node, "replay_run where events > 0");
                await().atMost(Duration.ofSeconds(20)).until(() -> before == 1 || applied(node) > 0);
                disconnect(node);
            }
        }
        try (ConfigurableApplicationContext node = own.start()) {
            Ordered continued = rebuild.at(node.getBean(EventStore.class));
            NodeReplayCompleted completed = continued.awaitCompletion("query-1");

            assertThat(completed.drift()).hasSize(7).allMatch(TableDrift::equal);
            assertThat(completed.drift())
                    .filteredOn(drift -> drift.table().equals("message"))
                    .allMatch(drift -> drift.rows() == EVENTS / 2);
            assertThat(node.getBean(Generations.class).serving()).isEqualTo(2);
            assertThat(continued.toldBy("query-1"))
                    .filteredOn(NodeReplayStarted.class::isInstance)
                    .hasSize(1);
            assertThat(continued.toldBy("query-1"))
                    .filteredOn(NodeReplayCompleted.class::isInstance)
                    .hasSize(1);
        }
    }

    /** Breaks every connection of the node to its database, as a kill would, in the middle of whatever it does. */
    private static void disconnect(ConfigurableApplicationContext node) {
        node.getBean(JdbcClient.class)
                .sql("select count(pg_terminate_backend(pid)) from pg_stat_activity"
                        + " where datname = current_database() and pid <> pg_backend_pid()")
                .query(Long.class)
                .single();
    }

    private static long applied(ConfigurableApplicationContext node) {
        return node.getBean(JdbcClient.class)
                .sql("select coalesce(max(events), 0) from replay_run")
                .query(Long.class)
                .single();
    }

    private static void history(EventStore store) {
        NeighborhoodId street = new NeighborhoodId(UUID.randomUUID());
        ResidentId ada = new ResidentId("ada");
        List<EventMessage<?>> all = new ArrayList<>();
        for (int i = 0; i < EVENTS / 2; i++) {
            MessageId message = new MessageId(UUID.randomUUID());
            all.add(new GenericDomainEventMessage<>(
                    "Message", message.toString(), 0, new MessageSent(message, street, ada, "text " + i, null, null)));
            all.add(new GenericDomainEventMessage<>(
                    "Message", message.toString(), 1, new MessageEdited(message, street, "edited " + i)));
        }
        for (int i = 0; i < all.size(); i += 500) {
            store.publish(all.subList(i, Math.min(all.size(), i + 500)));
        }
    }
}
