package org.secureside.eventstore.serialization;

import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventsourcing.snapshotting.SnapshotFilter;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.UnknownSerializedType;

/**
 * Passes over snapshots that cannot be read: those of another release, while nodes are upgraded one after the other. A
 * snapshot can always be done without, for the events are still there.
 *
 * @param serializer what snapshots are read with
 */
public record ReadableSnapshots(Serializer serializer) implements SnapshotFilter {

    @Override
    public boolean test(DomainEventData<?> snapshot) {
        return serializer.classForType(snapshot.getPayload().getType()) != UnknownSerializedType.class;
    }
}
