package org.secureside.eventstore.postgres;

import java.util.List;
import org.axonframework.eventhandling.EventMessage;
import org.jspecify.annotations.Nullable;

/** The place of an event in its stream, or its identifier, is taken. The engine tells it in Axon's words. */
final class ConflictingEvent extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final @Nullable String eventIdentifier;

    ConflictingEvent(@Nullable String eventIdentifier) {
        super("an event with the same place in the stream, or the same identifier, is stored", null, false, false);
        this.eventIdentifier = eventIdentifier;
    }

    /** Returns the event among those appended. */
    EventMessage<?> among(List<? extends EventMessage<?>> events) {
        return events.stream()
                .filter(event -> event.getIdentifier().equals(eventIdentifier))
                .<EventMessage<?>>map(event -> event)
                .findFirst()
                .orElseGet(events::getFirst);
    }
}
