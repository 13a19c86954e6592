package org.secureside.query.replay;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.secureside.query.projection.Arrived;

/**
 * Reads one stream with the places of its events in the log, which no event store tells by itself: each event is looked
 * for in the log from the instant on that it was recorded at.
 */
final class OneStream {

    private static final int MOST_BESIDE = 100_000;

    private final EventStore events;

    OneStream(EventStore events) {
        this.events = events;
    }

    /** Returns the events of a stream up to a position. */
    List<Arrived> upTo(String stream, long position) throws InterruptedException {
        List<Arrived> found = new ArrayList<>();
        for (DomainEventMessage<?> event : events.readEvents(stream, 0)
                .asStream()
                .<DomainEventMessage<?>>map(it -> it)
                .toList()) {
            Arrived arrived = find(event);
            if (arrived.position() > position) {
                break;
            }
            found.add(arrived);
        }
        return found;
    }

    private Arrived find(DomainEventMessage<?> event) throws InterruptedException {
        try (BlockingStream<TrackedEventMessage<?>> log =
                events.openStream(events.createTokenAt(event.getTimestamp()))) {
            for (int i = 0; i < MOST_BESIDE && log.hasNextAvailable(1, TimeUnit.SECONDS); i++) {
                TrackedEventMessage<?> message = log.nextAvailable();
                if (message.getIdentifier().equals(event.getIdentifier())) {
                    return Arrived.of(message).orElseThrow();
                }
            }
        }
        events.createHeadToken(); // If the event store is away, it says so here.
        throw new IllegalStateException("Event %s of %s is not in the log where its time stamp says"
                .formatted(event.getSequenceNumber(), event.getAggregateIdentifier()));
    }
}
