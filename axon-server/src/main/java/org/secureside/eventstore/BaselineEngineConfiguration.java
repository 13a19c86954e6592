package org.secureside.eventstore;

import javax.sql.DataSource;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.serialization.Serializer;
import org.secureside.eventstore.postgres.BaselineJdbcEngine;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Axon's own JDBC engine on the same table, to compare with. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "secureside.event-store", havingValue = "postgres-jdbc")
class BaselineEngineConfiguration {

    private static final int EVENTS_PER_READ = 1_000;

    @Bean
    EventStorageEngine eventStorageEngine(
            @Qualifier("events") DataSource events,
            @Qualifier("eventSerializer") Serializer eventSerializer,
            org.axonframework.config.Configuration axon) {
        return BaselineJdbcEngine.create(events, eventSerializer, axon.upcasterChain(), EVENTS_PER_READ);
    }

    @Bean
    EventStore eventBus(EventStorageEngine engine, org.axonframework.config.Configuration axon) {
        // The thread that reads for all who are at the end of the log has given a reader events again that it had had.
        return EmbeddedEventStore.builder()
                .storageEngine(engine)
                .optimizeEventConsumption(false)
                .messageMonitor(axon.messageMonitor(EventStore.class, "eventStore"))
                .build();
    }
}
