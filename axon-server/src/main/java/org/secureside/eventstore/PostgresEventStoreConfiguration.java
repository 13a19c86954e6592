package org.secureside.eventstore;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import javax.sql.DataSource;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.eventsourcing.eventstore.jdbc.EventSchema;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcSQLErrorCodesResolver;
import org.axonframework.serialization.Serializer;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

/** The event store in PostgreSQL. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnExpression("!${axon.axonserver.enabled}")
class PostgresEventStoreConfiguration {

    /** The event database beside the node's own. Not a candidate for injection: no projection may write there. */
    @Bean(defaultCandidate = false)
    @Qualifier("events") HikariDataSource eventsDataSource(SecureSideProperties properties) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("events");
        config.setJdbcUrl(properties.postgres().url());
        config.setUsername(properties.postgres().username());
        config.setPassword(properties.postgres().password());
        config.setMaximumPoolSize(properties.postgres().maxConnections());
        config.setMinimumIdle(1);
        config.setConnectionTimeout(5_000);
        // A node may start before its event database does: it then is not ready, but it runs.
        config.setInitializationFailTimeout(-1);
        HikariDataSource events = new HikariDataSource(config);
        if (properties.postgres().migrate()) {
            EventSchemaMigration.run(events);
        }
        return events;
    }

    @Bean
    EventStorageEngine eventStorageEngine(
            @Qualifier("events") DataSource events,
            @Qualifier("eventSerializer") Serializer eventSerializer,
            org.axonframework.config.Configuration axon) {
        return JdbcEventStorageEngine.builder()
                .eventSerializer(eventSerializer)
                .snapshotSerializer(eventSerializer)
                .upcasterChain(axon.upcasterChain())
                .persistenceExceptionResolver(new JdbcSQLErrorCodesResolver())
                .connectionProvider(events::getConnection)
                .transactionManager(new SpringTransactionManager(new DataSourceTransactionManager(events)))
                .schema(EventSchema.builder()
                        .eventTable("domain_event_entry")
                        .snapshotTable("snapshot_event_entry")
                        .globalIndexColumn("global_index")
                        .eventIdentifierColumn("event_identifier")
                        .aggregateIdentifierColumn("aggregate_identifier")
                        .sequenceNumberColumn("sequence_number")
                        .timestampColumn("time_stamp")
                        .payloadTypeColumn("payload_type")
                        .payloadRevisionColumn("payload_revision")
                        .metaDataColumn("meta_data")
                        .build())
                .build();
    }

    @Bean
    EventStore eventBus(EventStorageEngine engine, org.axonframework.config.Configuration axon) {
        return EmbeddedEventStore.builder()
                .storageEngine(engine)
                .messageMonitor(axon.messageMonitor(EventStore.class, "eventStore"))
                .build();
    }
}
