package org.secureside.eventstore.contract;

import org.axonframework.eventsourcing.eventstore.EventStore;

/** A store that a process has opened. */
record OpenStore(EventStore events, Runnable closing) implements AutoCloseable {

    @Override
    public void close() {
        closing.run();
    }
}
