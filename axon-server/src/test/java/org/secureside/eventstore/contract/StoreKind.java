package org.secureside.eventstore.contract;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.axonframework.axonserver.connector.AxonServerConfiguration;
import org.axonframework.axonserver.connector.AxonServerConnectionManager;
import org.axonframework.axonserver.connector.event.axon.AxonServerEventStore;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.secureside.eventstore.limit.EventSizeLimit;
import org.secureside.eventstore.postgres.BaselineJdbcEngine;
import org.secureside.eventstore.postgres.EventDatabase;
import org.secureside.eventstore.postgres.PostgresEventStorageEngine;
import org.secureside.eventstore.postgres.PostgresEventStore;
import org.secureside.eventstore.serialization.ReadableSnapshots;

/** The event stores there are, each opened as an application opens it. */
public enum StoreKind {
    /** SecureSide's engine on PostgreSQL; the address is a JDBC URL. */
    POSTGRES {
        @Override
        OpenStore open(String address, Serializer serializer, EventUpcaster upcasters) {
            EventDatabase database = new EventDatabase(address, "postgres", "");
            HikariDataSource reads = pool(database, 4);
            PostgresEventStorageEngine engine = PostgresEventStorageEngine.builder()
                    .database(database)
                    .reads(reads)
                    .eventSerializer(serializer)
                    .snapshotSerializer(serializer)
                    .upcasterChain(upcasters)
                    .batchSize(100)
                    .build();
            PostgresEventStore store =
                    PostgresEventStore.builder().engine(engine).build();
            return new OpenStore(store, () -> {
                store.close();
                engine.close();
                reads.close();
            });
        }
    },

    /** Axon's JDBC engine on the same table. */
    POSTGRES_JDBC {
        @Override
        OpenStore open(String address, Serializer serializer, EventUpcaster upcasters) {
            HikariDataSource pool = pool(new EventDatabase(address, "postgres", ""), 20);
            EmbeddedEventStore store = EmbeddedEventStore.builder()
                    .storageEngine(BaselineJdbcEngine.create(pool, serializer, upcasters, 100, GAP_TIMEOUT))
                    .optimizeEventConsumption(false)
                    .fetchDelay(100)
                    .timeUnit(TimeUnit.MILLISECONDS)
                    .build();
            limitSizes(store, serializer);
            return new OpenStore(store, () -> {
                store.shutDown();
                pool.close();
            });
        }
    },

    /** Axon Server; the address is HOST:PORT. */
    AXON_SERVER {
        @Override
        OpenStore open(String address, Serializer serializer, EventUpcaster upcasters) {
            AxonServerConfiguration configuration = AxonServerConfiguration.builder()
                    .servers(address)
                    .componentName("contract")
                    .build();
            AxonServerConnectionManager connections = AxonServerConnectionManager.builder()
                    .axonServerConfiguration(configuration)
                    .build();
            connections.start();
            AxonServerEventStore store = AxonServerEventStore.builder()
                    .configuration(configuration)
                    .platformConnectionManager(connections)
                    .snapshotFilter(new ReadableSnapshots(serializer))
                    .eventSerializer(serializer)
                    .snapshotSerializer(serializer)
                    .upcasterChain(upcasters)
                    .build();
            limitSizes(store, serializer);
            return new OpenStore(store, connections::shutdown);
        }
    };

    /** How long a reader of Axon's JDBC engine waits for a position that is missing: a minute, if nobody says less. */
    static final Duration GAP_TIMEOUT = Duration.ofSeconds(1);

    abstract OpenStore open(String address, Serializer serializer, EventUpcaster upcasters);

    @SuppressWarnings("resource") // for as long as the store is open
    private static void limitSizes(EventStore store, Serializer serializer) {
        store.registerDispatchInterceptor(new EventSizeLimit(serializer));
    }

    private static HikariDataSource pool(EventDatabase database, int connections) {
        HikariDataSource pool = new HikariDataSource();
        pool.setDataSource(database.dataSource("contract"));
        pool.setMaximumPoolSize(connections);
        pool.setMinimumIdle(1);
        pool.setConnectionTimeout(2_000);
        return pool;
    }
}
