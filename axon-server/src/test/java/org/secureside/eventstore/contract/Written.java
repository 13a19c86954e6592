package org.secureside.eventstore.contract;

import java.util.List;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;

/** An event as far as the contract compares it: which one, and where in which stream. */
record Written(String identifier, String stream, long sequence) {

    static Written of(DomainEventMessage<?> event) {
        return new Written(event.getIdentifier(), event.getAggregateIdentifier(), event.getSequenceNumber());
    }

    /** Whether an event belongs to a stream whose name begins so. A shared store holds other events too. */
    static boolean isIn(EventMessage<?> event, String prefix) {
        return event instanceof DomainEventMessage<?> d
                && d.getAggregateIdentifier().startsWith(prefix);
    }

    String toLine() {
        return String.join(" ", identifier, stream, Long.toString(sequence));
    }

    static Written ofLine(String line) {
        List<String> fields = List.of(line.split(" ", 3));
        return new Written(fields.get(0), fields.get(1), Long.parseLong(fields.get(2)));
    }
}
