package org.secureside.eventstore.limit;

import org.axonframework.eventsourcing.eventstore.EventStoreException;

/** A part of an event is larger than may be stored. Nothing was stored. */
public class EventTooLargeException extends EventStoreException {

    private static final long serialVersionUID = 1L;

    /**
     * @param what the part of the event
     * @param size its size in bytes
     * @param limit how many bytes it may have
     */
    public EventTooLargeException(String what, int size, int limit) {
        super("%s has %,d bytes; at most %,d bytes can be stored".formatted(what, size, limit));
    }
}
