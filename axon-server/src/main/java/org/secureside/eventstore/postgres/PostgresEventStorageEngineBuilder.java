package org.secureside.eventstore.postgres;

import static java.util.Objects.requireNonNull;

import javax.sql.DataSource;
import org.axonframework.common.jdbc.PersistenceExceptionResolver;
import org.axonframework.eventsourcing.eventstore.BatchingEventStorageEngine;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.jspecify.annotations.Nullable;
import org.secureside.eventstore.serialization.ReadableSnapshots;

/** Builds a {@link PostgresEventStorageEngine}. */
public final class PostgresEventStorageEngineBuilder extends BatchingEventStorageEngine.Builder {

    /** As many as make the round trip cheap; the size in bytes is bounded on its own. */
    private static final int EVENTS_PER_READ = 2_000;

    private @Nullable EventDatabase database;
    private @Nullable DataSource reads;
    private AppendSettings append = AppendSettings.DEFAULT;

    PostgresEventStorageEngineBuilder() {
        batchSize(EVENTS_PER_READ);
    }

    /** Sets where the events are. Required. */
    public PostgresEventStorageEngineBuilder database(EventDatabase database) {
        this.database = database;
        return this;
    }

    /** Sets where connections to read with come from, normally a pool. By default each read opens its own. */
    public PostgresEventStorageEngineBuilder reads(DataSource reads) {
        this.reads = reads;
        return this;
    }

    /** Sets how events are appended; {@link AppendSettings#DEFAULT} by default. */
    public PostgresEventStorageEngineBuilder append(AppendSettings append) {
        this.append = append;
        return this;
    }

    EventDatabase database() {
        return requireNonNull(database, "database");
    }

    DataSource reads() {
        return reads == null ? database().dataSource("reads") : reads;
    }

    AppendSettings append() {
        return append;
    }

    @Override
    public PostgresEventStorageEngineBuilder eventSerializer(Serializer eventSerializer) {
        super.eventSerializer(eventSerializer);
        return this;
    }

    /** Sets what snapshots are written and read with; those that it cannot read are passed over. */
    @Override
    public PostgresEventStorageEngineBuilder snapshotSerializer(Serializer snapshotSerializer) {
        super.snapshotSerializer(snapshotSerializer);
        snapshotFilter(new ReadableSnapshots(snapshotSerializer));
        return this;
    }

    @Override
    public PostgresEventStorageEngineBuilder upcasterChain(EventUpcaster upcasterChain) {
        super.upcasterChain(upcasterChain);
        return this;
    }

    @Override
    public PostgresEventStorageEngineBuilder persistenceExceptionResolver(PersistenceExceptionResolver resolver) {
        super.persistenceExceptionResolver(resolver);
        return this;
    }

    /** Sets how many events one query reads; 2,000 by default. */
    @Override
    public PostgresEventStorageEngineBuilder batchSize(int batchSize) {
        super.batchSize(batchSize);
        return this;
    }

    /** Builds the engine, which connects to the database when it is first used. */
    public PostgresEventStorageEngine build() {
        return new PostgresEventStorageEngine(this);
    }
}
