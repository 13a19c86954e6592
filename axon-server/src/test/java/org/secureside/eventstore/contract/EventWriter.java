package org.secureside.eventstore.contract;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.secureside.eventstore.AppendFailures;

/** Appends to streams of its own, a few events to each, and keeps account of what it was told is stored. */
final class EventWriter {

    private static final int EVENTS_PER_STREAM = 5;

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final long PAUSE_NANOS = 20_000_000;

    private final EventStore store;
    private final String name;
    private final Consumer<Written> onStored;

    EventWriter(EventStore store, String name, Consumer<Written> onStored) {
        this.store = store;
        this.name = name;
        this.onStored = onStored;
    }

    /** Appends events one after the other; the first failure ends it. */
    void append(int events) {
        IntStream.range(0, events).mapToObj(this::event).forEach(event -> {
            store.publish(event);
            onStored.accept(Written.of(event));
        });
    }

    /** Appends events one after the other, each again until it is stored, as an application's clients do. */
    void appendWithPatience(int events) {
        IntStream.range(0, events).mapToObj(this::event).forEach(event -> {
            publishUntilStored(event);
            onStored.accept(Written.of(event));
        });
    }

    private void publishUntilStored(DomainEventMessage<?> event) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                store.publish(event);
                return;
            } catch (RuntimeException e) {
                if (isConflict(e) && isThere(event)) {
                    return;
                }
                if (System.nanoTime() > end) {
                    throw e;
                }
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        }
    }

    private boolean isThere(DomainEventMessage<?> event) {
        try {
            return store.readEvents(event.getAggregateIdentifier(), event.getSequenceNumber())
                    .asStream()
                    .anyMatch(stored -> stored.getIdentifier().equals(event.getIdentifier()));
        } catch (RuntimeException e) {
            return false;
        }
    }

    /** Whether the failure is the one by which every store says that a place in a stream is taken. */
    static boolean isConflict(Throwable failure) {
        Throwable translated = AppendFailures.translate(failure);
        return translated instanceof ConcurrencyException || translated instanceof AggregateStreamCreationException;
    }

    private DomainEventMessage<?> event(int number) {
        return ContractEvents.event(name + "-" + number / EVENTS_PER_STREAM, number % EVENTS_PER_STREAM);
    }
}
