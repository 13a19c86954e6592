package org.secureside.eventstore.postgres;

import org.axonframework.eventsourcing.eventstore.EventStoreException;

/** The payload or the metadata of an event is larger than the store accepts. Nothing was stored. */
public class EventTooLargeException extends EventStoreException {

    private static final long serialVersionUID = 1L;

    EventTooLargeException(String what, int bytes, int limit) {
        super("%s has %,d bytes; at most %,d bytes can be stored".formatted(what, bytes, limit));
    }
}
