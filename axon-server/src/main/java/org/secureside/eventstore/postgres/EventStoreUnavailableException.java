package org.secureside.eventstore.postgres;

import org.axonframework.common.AxonTransientException;
import org.jspecify.annotations.Nullable;

/** The event store cannot append now: it is down, too slow or closed. Nothing was stored; try later. */
public class EventStoreUnavailableException extends AxonTransientException {

    private static final long serialVersionUID = 1L;

    EventStoreUnavailableException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
