package org.secureside.query.replay;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.secureside.api.ResidentId;
import org.secureside.api.message.MessageId;
import org.secureside.api.message.MessageSent;
import org.secureside.api.neighborhood.NeighborhoodId;
import org.secureside.eventstore.EmbeddedDatabases;
import org.secureside.query.QuerySideApplication;
import org.secureside.query.generation.Generation;
import org.secureside.query.generation.Generations;
import org.secureside.web.TestIssuer;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A query node with databases that no other test knows, which may be ended and started again. */
final class OwnNode {

    static final String NAME = "query-1";

    private final String events = EmbeddedDatabases.newDatabase();
    private final String own = EmbeddedDatabases.newDatabase();

    ConfigurableApplicationContext start() {
        return new SpringApplicationBuilder(QuerySideApplication.class)
                .registerShutdownHook(false)
                .properties(Map.of())
                .run(
                        "--server.port=0",
                        "--management.server.port=0",
                        "--secureside.postgres.url=" + events,
                        "--secureside.postgres.username=postgres",
                        "--secureside.postgres.migrate=true",
                        "--spring.datasource.url=" + own,
                        "--spring.datasource.username=postgres",
                        "--secureside.security.public-key=" + TestIssuer.TRUSTED.publicKeyLocation());
    }

    /** Returns the node's own database, also while the node is not there. */
    JdbcClient database() {
        return JdbcClient.create(new DriverManagerDataSource(own, "postgres", ""));
    }

    static boolean isFilling(ConfigurableApplicationContext node) {
        return node.getBean(Generations.class).of(Generation.State.FILLING).isPresent();
    }

    static long count(ConfigurableApplicationContext node, String from) {
        return node.getBean(JdbcClient.class)
                .sql("select count(*) from " + from)
                .query(Long.class)
                .single();
    }

    /** Records messages of somebody in some neighborhood. */
    static void send(ConfigurableApplicationContext node, int messages) {
        NeighborhoodId street = new NeighborhoodId(UUID.randomUUID());
        List<EventMessage<?>> all = new ArrayList<>();
        for (int i = 0; i < messages; i++) {
            MessageId message = new MessageId(UUID.randomUUID());
            all.add(new GenericDomainEventMessage<>(
                    "Message",
                    message.toString(),
                    0,
                    new MessageSent(message, street, new ResidentId("ada"), "text " + i, null, null)));
        }
        node.getBean(EventStore.class).publish(all);
    }
}
