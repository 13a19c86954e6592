package org.secureside.eventstore.postgres;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventsourcing.eventstore.AbstractEventStore;
import org.axonframework.monitoring.MessageMonitor;
import org.jspecify.annotations.Nullable;

/** Builds a {@link PostgresEventStore}. */
public final class PostgresEventStoreBuilder extends AbstractEventStore.Builder {

    private @Nullable PostgresEventStorageEngine engine;
    private Duration pollInterval = Duration.ofSeconds(5);

    PostgresEventStoreBuilder() {}

    /** Sets the engine that stores and reads. Required. */
    public PostgresEventStoreBuilder engine(PostgresEventStorageEngine engine) {
        this.engine = engine;
        super.storageEngine(engine);
        return this;
    }

    /** Sets how often to look for new events that no notification told of; 5 seconds by default. */
    public PostgresEventStoreBuilder pollInterval(Duration pollInterval) {
        this.pollInterval = pollInterval;
        return this;
    }

    @Override
    public PostgresEventStoreBuilder messageMonitor(MessageMonitor<? super EventMessage<?>> messageMonitor) {
        super.messageMonitor(messageMonitor);
        return this;
    }

    PostgresEventStorageEngine engine() {
        return requireNonNull(engine, "engine");
    }

    Duration pollInterval() {
        return pollInterval;
    }

    /** Builds the store, which opens a connection of its own with the first stream. */
    public PostgresEventStore build() {
        return new PostgresEventStore(this);
    }
}
