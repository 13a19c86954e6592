package org.secureside.eventstore.contract;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;

/**
 * Reads in a thread of this process, as an event processor does: when reading fails, it opens a new stream where the
 * last one ended.
 */
final class TrackingReader implements EventReader {

    private final EventStore store;
    private final String prefix;
    private final Consumer<Written> onEvent;
    private final List<Written> seen = new CopyOnWriteArrayList<>();
    private final Thread thread;
    private @Nullable TrackingToken position;
    private volatile boolean closed;

    TrackingReader(EventStore store, @Nullable TrackingToken from, String prefix) {
        this(store, from, prefix, event -> {});
    }

    TrackingReader(EventStore store, @Nullable TrackingToken from, String prefix, Consumer<Written> onEvent) {
        this.store = store;
        this.position = from;
        this.prefix = prefix;
        this.onEvent = onEvent;
        this.thread = Thread.ofVirtual().start(this::run);
    }

    private void run() {
        while (!closed) {
            try (BlockingStream<TrackedEventMessage<?>> stream = store.openStream(position)) {
                read(stream);
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                // The store is away; what matters is that nothing is missing when it is back.
            }
        }
    }

    private void read(BlockingStream<TrackedEventMessage<?>> stream) throws InterruptedException {
        while (!closed) {
            if (stream.hasNextAvailable(100, TimeUnit.MILLISECONDS)) {
                TrackedEventMessage<?> event = stream.nextAvailable();
                position = event.trackingToken();
                if (Written.isIn(event, prefix)) {
                    Written read = Written.of((DomainEventMessage<?>) event);
                    seen.add(read);
                    onEvent.accept(read);
                }
            }
        }
    }

    @Override
    public List<Written> seen() {
        return List.copyOf(seen);
    }

    @Override
    public void close() {
        closed = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
