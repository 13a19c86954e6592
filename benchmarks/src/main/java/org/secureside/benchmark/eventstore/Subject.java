package org.secureside.benchmark.eventstore;

import com.zaxxer.hikari.HikariDataSource;
import java.util.concurrent.TimeUnit;
import org.axonframework.axonserver.connector.AxonServerConfiguration;
import org.axonframework.axonserver.connector.AxonServerConnectionManager;
import org.axonframework.axonserver.connector.event.axon.AxonServerEventStore;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.eventsourcing.snapshotting.SnapshotFilter;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.upcasting.event.NoOpEventUpcaster;
import org.secureside.eventstore.postgres.BaselineJdbcEngine;
import org.secureside.eventstore.postgres.EventDatabase;
import org.secureside.eventstore.postgres.PostgresEventStorageEngine;
import org.secureside.eventstore.postgres.PostgresEventStore;
import org.secureside.eventstore.serialization.EventSerializer;

/** An event store that is measured, opened as an application opens it. */
record Subject(EventStore store, Runnable closing) implements AutoCloseable {

    private static final int EVENTS_PER_READ = 2_000;

    enum Kind {
        POSTGRES,
        POSTGRES_JDBC,
        AXON_SERVER
    }

    /**
     * Opens a store.
     *
     * @param address a JDBC URL, or Axon Server's HOST:PORT
     * @param connections the most connections that Axon's engine may use
     * @param pollMillis how often Axon's embedded store looks for new events
     */
    static Subject open(Kind kind, String address, int connections, int pollMillis) {
        return switch (kind) {
            case POSTGRES -> postgres(new EventDatabase(address, "postgres", ""));
            case POSTGRES_JDBC -> baseline(new EventDatabase(address, "postgres", ""), connections, pollMillis);
            case AXON_SERVER -> axonServer(address);
        };
    }

    private static Subject postgres(EventDatabase database) {
        HikariDataSource reads = pool(database, 4);
        Serializer serializer = EventSerializer.create();
        PostgresEventStorageEngine engine = PostgresEventStorageEngine.builder()
                .database(database)
                .reads(reads)
                .eventSerializer(serializer)
                .snapshotSerializer(serializer)
                .batchSize(EVENTS_PER_READ)
                .build();
        PostgresEventStore store = PostgresEventStore.builder().engine(engine).build();
        return new Subject(store, () -> {
            store.close();
            engine.close();
            reads.close();
        });
    }

    private static Subject baseline(EventDatabase database, int connections, int pollMillis) {
        HikariDataSource pool = pool(database, connections);
        EmbeddedEventStore store = EmbeddedEventStore.builder()
                .storageEngine(BaselineJdbcEngine.create(
                        pool, EventSerializer.create(), NoOpEventUpcaster.INSTANCE, EVENTS_PER_READ))
                .fetchDelay(pollMillis)
                .timeUnit(TimeUnit.MILLISECONDS)
                .build();
        return new Subject(store, () -> {
            store.shutDown();
            pool.close();
        });
    }

    private static HikariDataSource pool(EventDatabase database, int connections) {
        HikariDataSource pool = new HikariDataSource();
        pool.setDataSource(database.dataSource("benchmark"));
        pool.setMaximumPoolSize(connections);
        return pool;
    }

    private static Subject axonServer(String address) {
        AxonServerConfiguration configuration = AxonServerConfiguration.builder()
                .servers(address)
                .componentName("benchmark")
                .build();
        AxonServerConnectionManager connections = AxonServerConnectionManager.builder()
                .axonServerConfiguration(configuration)
                .build();
        connections.start();
        Serializer serializer = EventSerializer.create();
        AxonServerEventStore store = AxonServerEventStore.builder()
                .configuration(configuration)
                .platformConnectionManager(connections)
                .snapshotFilter(SnapshotFilter.allowAll())
                .eventSerializer(serializer)
                .snapshotSerializer(serializer)
                .build();
        return new Subject(store, connections::shutdown);
    }

    @Override
    public void close() {
        closing.run();
    }
}
