package org.secureside.query.projection;

import java.util.Optional;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.secureside.api.DomainEvent;

/**
 * An event on its way into the tables, maybe not decoded yet.
 *
 * @param message the event
 * @param token its place in the log
 */
public record Arrived(DomainEventMessage<?> message, TrackingToken token) {

    /** Returns whether this release knows events of this name. */
    public boolean isKnown() {
        return DomainEvent.class.isAssignableFrom(message.getPayloadType());
    }

    /** Returns what the event must keep its order with: the id of its stream. */
    public String sequence() {
        return message.getAggregateIdentifier();
    }

    /** Returns where it stands in the log of all events. */
    public long position() {
        return token.position().orElse(0);
    }

    /**
     * Returns the event as the tables take it.
     *
     * @throws RuntimeException if what is stored cannot be read
     */
    public Recorded<DomainEvent> recorded() {
        return Recorded.of((DomainEvent) message.getPayload(), message, token);
    }

    /** Returns the message with its place in the log, if it is an event of a stream. */
    public static Optional<Arrived> of(TrackedEventMessage<?> message) {
        return message instanceof DomainEventMessage<?> event
                ? Optional.of(new Arrived(event, message.trackingToken()))
                : Optional.empty();
    }
}
