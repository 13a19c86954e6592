package org.secureside.eventstore.postgres;

import java.time.Instant;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventhandling.TrackedEventData;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.serialization.SerializedObject;
import org.jspecify.annotations.Nullable;

/**
 * An event as it is stored. Axon's own entry keeps the time stamp as text, and parsing it takes a good part of a
 * replay.
 */
record StoredEvent(
        @Nullable TrackingToken trackingToken,
        String eventIdentifier,
        @Nullable String aggregateIdentifier,
        long sequenceNumber,
        @Nullable String type,
        Instant timestamp,
        SerializedObject<byte[]> payload,
        SerializedObject<byte[]> metaData)
        implements TrackedEventData<byte[]>, DomainEventData<byte[]> {

    /** Returns the size of its payload and metadata. */
    int bytes() {
        return payload.getData().length + metaData.getData().length;
    }

    @Override
    public String getEventIdentifier() {
        return eventIdentifier;
    }

    @Override
    public @Nullable String getAggregateIdentifier() {
        return aggregateIdentifier;
    }

    @Override
    public long getSequenceNumber() {
        return sequenceNumber;
    }

    @Override
    public @Nullable String getType() {
        return type;
    }

    @Override
    public Instant getTimestamp() {
        return timestamp;
    }

    @Override
    public SerializedObject<byte[]> getPayload() {
        return payload;
    }

    @Override
    public SerializedObject<byte[]> getMetaData() {
        return metaData;
    }
}
