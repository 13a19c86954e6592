package org.secureside.eventstore;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.secureside.eventstore.postgres.EventDatabase;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.DependsOn;
import org.springframework.context.annotation.Import;

/** The event store in PostgreSQL: its database, and the engine on it. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnBooleanProperty(name = "axon.axonserver.enabled", havingValue = false)
@Import({PostgresEngineConfiguration.class, BaselineEngineConfiguration.class})
class PostgresEventStoreConfiguration {

    private static final int CONNECTION_TIMEOUT_MILLIS = 2_000;
    private static final int STATEMENT_TIMEOUT_SECONDS = 30;

    /** A little longer than a statement may take: who says nothing for so long is not there any more. */
    private static final int SOCKET_TIMEOUT_SECONDS = 40;

    @Bean
    EventDatabase eventDatabase(SecureSideProperties properties) {
        SecureSideProperties.Postgres postgres = properties.postgres();
        return new EventDatabase(postgres.url(), postgres.username(), postgres.password());
    }

    @Bean
    StoreGuarantee storeGuarantee() {
        return new ForcedAtOnce();
    }

    @Bean
    EventSchemaMigration eventSchemaMigration(EventDatabase database, SecureSideProperties properties) {
        return properties.postgres().migrate()
                ? EventSchemaMigration.start(database.dataSource("migration"))
                : EventSchemaMigration.none(database.dataSource("migration"));
    }

    /** The event database beside the node's own. Not a candidate for injection: no projection may write there. */
    @DependsOn("eventSchemaMigration")
    @Bean(defaultCandidate = false)
    @Qualifier("events") HikariDataSource eventsDataSource(EventDatabase database, SecureSideProperties properties) {
        PGSimpleDataSource reads = database.dataSource("reads");
        reads.setSocketTimeout(SOCKET_TIMEOUT_SECONDS);
        HikariConfig config = new HikariConfig();
        config.setPoolName("events");
        config.setDataSource(reads);
        config.setMaximumPoolSize(properties.postgres().maxConnections());
        config.setMinimumIdle(1);
        config.setConnectionTimeout(CONNECTION_TIMEOUT_MILLIS);
        config.setConnectionInitSql("set statement_timeout = '%ds'".formatted(STATEMENT_TIMEOUT_SECONDS));
        // A node that only reads may start before its event database does: it then is not ready, but it runs. One that
        // migrates the schema cannot do without, and ends with the reason.
        config.setInitializationFailTimeout(-1);
        return new HikariDataSource(config);
    }

    @Bean
    StoredEvents storedEvents(@Qualifier("events") DataSource events) {
        return new PostgresStoredEvents(events);
    }
}
