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
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;

/**
 * Lets a marker that moved ten thousand times load as fast as a new one. The newest event of a marker says all there is
 * to know of it, so that event is the snapshot, in the format of events: no second one has to be kept readable.
 */
@Configuration(proxyBeanMethods = false)
class ReadMarkerSnapshots {

    static final String TRIGGER = "readMarkerSnapshotTrigger";

    private static final int EVENTS_BETWEEN = 50;

    @Bean(TRIGGER)
    SnapshotTriggerDefinition trigger(@Lazy EventStore events) {
        return new EventCountSnapshotTriggerDefinition(new NewestEvent.Builder(events).build(), EVENTS_BETWEEN);
    }

    private static final class NewestEvent extends AbstractSnapshotter {

        private NewestEvent(Builder builder) {
            super(builder);
        }

        @Override
        protected @Nullable DomainEventMessage<?> createSnapshot(
                Class<?> aggregateType, String aggregateIdentifier, DomainEventStream stream) {
            DomainEventMessage<?> newest = null;
            for (Iterator<? extends DomainEventMessage<?>> rest = stream; rest.hasNext(); ) {
                newest = rest.next();
            }
            return newest == null
                    ? null
                    : new GenericDomainEventMessage<>(
                            newest.getType(), aggregateIdentifier, newest.getSequenceNumber(), newest.getPayload());
        }

        private static final class Builder extends AbstractSnapshotter.Builder {

            Builder(EventStore events) {
                eventStore(events);
            }

            NewestEvent build() {
                return new NewestEvent(this);
            }
        }
    }
}
