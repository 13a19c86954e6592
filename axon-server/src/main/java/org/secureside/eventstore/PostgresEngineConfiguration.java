package org.secureside.eventstore;

import javax.sql.DataSource;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.serialization.Serializer;
import org.secureside.eventstore.postgres.EventDatabase;
import org.secureside.eventstore.postgres.PostgresEventStorageEngine;
import org.secureside.eventstore.postgres.PostgresEventStore;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** SecureSide's own engine: batches of appends, dense positions, readers that are woken. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "secureside.event-store", havingValue = "postgres", matchIfMissing = true)
class PostgresEngineConfiguration {

    @Bean
    PostgresEventStorageEngine eventStorageEngine(
            EventDatabase database,
            @Qualifier("events") DataSource reads,
            @Qualifier("eventSerializer") Serializer eventSerializer,
            org.axonframework.config.Configuration axon) {
        return PostgresEventStorageEngine.builder()
                .database(database)
                .reads(reads)
                .eventSerializer(eventSerializer)
                .snapshotSerializer(eventSerializer)
                .upcasterChain(axon.upcasterChain())
                .build();
    }

    @Bean
    PostgresEventStore eventBus(PostgresEventStorageEngine engine, org.axonframework.config.Configuration axon) {
        return PostgresEventStore.builder()
                .engine(engine)
                .messageMonitor(axon.messageMonitor(EventStore.class, "eventStore"))
                .build();
    }
}
