package org.secureside.eventstore.postgres;

import java.util.List;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackingEventStream;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.AbstractEventStore;
import org.axonframework.lifecycle.Lifecycle;
import org.axonframework.lifecycle.Phase;
import org.jspecify.annotations.Nullable;

/**
 * An event store on a {@link PostgresEventStorageEngine} whose streams learn of events that other processes append
 * within milliseconds, and cost nothing while there are none.
 */
public final class PostgresEventStore extends AbstractEventStore implements Lifecycle, AutoCloseable {

    private final PostgresEventStorageEngine engine;
    private final EventDatabase database;
    private final LiveTail tail;
    private @Nullable NewEventsListener listener;
    private boolean closed;

    PostgresEventStore(PostgresEventStoreBuilder builder) {
        super(builder);
        this.engine = builder.engine();
        this.database = engine.database();
        this.tail = new LiveTail(engine::readPage, builder.pollInterval());
    }

    /** Returns a builder, which needs the engine. */
    public static PostgresEventStoreBuilder builder() {
        return new PostgresEventStoreBuilder();
    }

    @Override
    protected void afterCommit(List<? extends EventMessage<?>> events) {
        tail.wake();
    }

    @Override
    public TrackingEventStream openStream(@Nullable TrackingToken trackingToken) {
        listen();
        return new LiveEventStream(engine::readPage, tail, Positions.of(trackingToken));
    }

    /** A process that reads no stream needs no connection to be told of new events over. */
    private synchronized void listen() {
        if (listener == null && !closed) {
            listener = new NewEventsListener(database, tail::wake);
        }
    }

    @Override
    public void registerLifecycleHandlers(LifecycleRegistry lifecycle) {
        // After the event processors, as Axon's embedded store does.
        lifecycle.onShutdown(Phase.INBOUND_EVENT_CONNECTORS - 10, this::close);
    }

    /** Ends all streams. Events can still be published; that ends with the engine. */
    @Override
    public synchronized void close() {
        closed = true;
        if (listener != null) {
            listener.close();
        }
        tail.close();
    }
}
