package org.secureside.command.readmarker;

import java.util.Iterator;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.AbstractSnapshotter;
import org.axonframework.eventsourcing.EventCountSnapshotTriggerDefinition;
import org.axonframework.eventsourcing.SnapshotTriggerDefinition;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;
import org.secureside.api.readmarker.ReadMarkerMoved;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;

/**
 * Lets a marker that moved ten thousand times load as fast as a new one. The event of the furthest move says all there
 * is to know of it, so that event is the snapshot, in the format of events: no second one has to be kept readable.
 */
@Configuration(proxyBeanMethods = false)
class ReadMarkerSnapshots {

    static final String TRIGGER = "readMarkerSnapshotTrigger";

    private static final int EVENTS_BETWEEN = 50;

    @Bean(TRIGGER)
    SnapshotTriggerDefinition trigger(@Lazy EventStore events) {
        return new EventCountSnapshotTriggerDefinition(new FurthestMove.Builder(events).build(), EVENTS_BETWEEN);
    }

    private static final class FurthestMove extends AbstractSnapshotter {

        private FurthestMove(Builder builder) {
            super(builder);
        }

        @Override
        protected @Nullable DomainEventMessage<?> createSnapshot(
                Class<?> aggregateType, String aggregateIdentifier, DomainEventStream stream) {
            DomainEventMessage<?> newest = null;
            ReadMarkerMoved furthest = null;
            for (Iterator<? extends DomainEventMessage<?>> rest = stream; rest.hasNext(); ) {
                newest = rest.next();
                furthest = ReadMarker.furtherOf(furthest, (ReadMarkerMoved) newest.getPayload());
            }
            return newest == null
                    ? null
                    : new GenericDomainEventMessage<>(
                            newest.getType(), aggregateIdentifier, newest.getSequenceNumber(), furthest);
        }

        private static final class Builder extends AbstractSnapshotter.Builder {

            Builder(EventStore events) {
                eventStore(events);
            }

            FurthestMove build() {
                return new FurthestMove(this);
            }
        }
    }
}
