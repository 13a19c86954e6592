package org.secureside.eventstore.postgres;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
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
    private final Set<LiveEventStream> streams = ConcurrentHashMap.newKeySet();
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

    /**
     * Opens a stream, which ends with the store.
     *
     * @throws IllegalStateException if the store is closed
     */
    @Override
    public synchronized TrackingEventStream openStream(@Nullable TrackingToken trackingToken) {
        if (closed) {
            throw new IllegalStateException("The event store is closed");
        }
        LiveEventStream stream =
                new LiveEventStream(engine::readPage, tail, Positions.of(trackingToken), streams::remove);
        if (listener == null) { // A process that reads no stream needs no connection to be told of new events over.
            listener = new NewEventsListener(database, tail::wake);
        }
        streams.add(stream);
        return stream;
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
        streams.forEach(LiveEventStream::close);
    }
}
