package org.secureside.eventstore.postgres;

import org.axonframework.common.AxonTransientException;

/** The append was refused before any work was done, because too many are waiting. Nothing was stored; try later. */
public class EventStoreOverloadedException extends AxonTransientException {

    private static final long serialVersionUID = 1L;

    EventStoreOverloadedException(String message) {
        super(message);
    }
}
