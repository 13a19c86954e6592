package org.secureside.query.projection;

import java.time.Instant;
import java.util.List;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.jspecify.annotations.Nullable;
import org.secureside.api.DomainEvent;
import org.secureside.api.EventMetadata;

/**
 * An event as the projections need it.
 *
 * @param position where it stands in the log of all events
 * @param version its number in its own stream
 * @param at when the event store recorded it
 * @param sentAt when the client says it sent the request that caused it
 * @param event what happened
 * @param <E> the kind of event
 */
public record Recorded<E>(
        long position, long version, Instant at, @Nullable Instant sentAt, E event) {

    /** Returns the event out of the message that Axon hands to a handler. */
    public static <E> Recorded<E> of(E event, DomainEventMessage<?> message, TrackingToken token) {
        Object sentAt = message.getMetaData().get(EventMetadata.SENT_AT);
        return new Recorded<>(
                token.position()
                        .orElseThrow(() ->
                                new IllegalStateException("projections need a source that tells positions of events")),
                message.getSequenceNumber(),
                message.getTimestamp(),
                SentAt.parse(sentAt == null ? null : sentAt.toString()),
                event);
    }

    /** Returns those of the events that are of a kind. */
    public static <E> List<Recorded<E>> only(Class<E> kind, List<Recorded<DomainEvent>> events) {
        return events.stream()
                .filter(recorded -> kind.isInstance(recorded.event))
                .map(recorded -> new Recorded<>(
                        recorded.position, recorded.version, recorded.at, recorded.sentAt, kind.cast(recorded.event)))
                .toList();
    }
}
