package org.secureside.eventstore;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import javax.sql.DataSource;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.serialization.Serializer;
import org.secureside.eventstore.postgres.BaselineJdbcEngine;
import org.secureside.eventstore.postgres.EventDatabase;
import org.secureside.eventstore.postgres.PostgresEventStorageEngine;
import org.secureside.eventstore.postgres.PostgresEventStore;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

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
        config.addDataSourceProperty("logServerErrorDetail", false); // it would put message bodies into the log
        // A node may start before its event database does: it then is not ready, but it runs.
        config.setInitializationFailTimeout(-1);
        HikariDataSource events = new HikariDataSource(config);
        if (properties.postgres().migrate()) {
            EventSchemaMigration.run(events);
        }
        return events;
    }

    /** SecureSide's own engine. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnExpression("!'${secureside.event-store:postgres}'.toLowerCase().contains('jdbc')")
    static class OwnEngine {

        @Bean
        PostgresEventStorageEngine eventStorageEngine(
                SecureSideProperties properties,
                @Qualifier("events") DataSource events,
                @Qualifier("eventSerializer") Serializer eventSerializer,
                org.axonframework.config.Configuration axon) {
            SecureSideProperties.Postgres postgres = properties.postgres();
            return PostgresEventStorageEngine.builder()
                    .database(new EventDatabase(postgres.url(), postgres.username(), postgres.password()))
                    .reads(events)
                    .eventSerializer(eventSerializer)
                    .snapshotSerializer(eventSerializer)
                    .upcasterChain(axon.upcasterChain())
                    .build();
        }

        @Bean
        EventStore eventBus(PostgresEventStorageEngine engine, org.axonframework.config.Configuration axon) {
            return PostgresEventStore.builder()
                    .engine(engine)
                    .messageMonitor(axon.messageMonitor(EventStore.class, "eventStore"))
                    .build();
        }
    }

    /** Axon's JDBC engine, on the same table. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnExpression("'${secureside.event-store:postgres}'.toLowerCase().contains('jdbc')")
    static class Baseline {

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
            return EmbeddedEventStore.builder()
                    .storageEngine(engine)
                    .messageMonitor(axon.messageMonitor(EventStore.class, "eventStore"))
                    .build();
        }
    }
}
