package org.secureside.eventstore.postgres;

import java.time.Instant;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.Serializer;
import org.jspecify.annotations.Nullable;
import org.secureside.eventstore.limit.EventTooLargeException;

/** An event as it is going to be stored: serialized, and known to fit. */
record NewEvent(
        String identifier,
        String aggregateIdentifier,
        long sequenceNumber,
        @Nullable String type,
        Instant timestamp,
        String payloadType,
        @Nullable String payloadRevision,
        String payload,
        String metaData,
        int bytes) {

    private static final int MAX_NAME_LENGTH = 255;

    /**
     * Serializes an event.
     *
     * @throws EventTooLargeException if its payload or metadata is above the limit
     * @throws UnstorableTextException if it holds what PostgreSQL cannot store
     */
    static NewEvent of(EventMessage<?> event, Serializer serializer, int maxBytes) {
        SerializedObject<String> payload = event.serializePayload(serializer, String.class);
        SerializedObject<String> metaData = event.serializeMetaData(serializer, String.class);
        String name = payload.getType().getName();
        int bytes = fitting("The payload of " + name, payload.getData(), maxBytes)
                + fitting("The metadata of " + name, metaData.getData(), maxBytes);
        DomainEventMessage<?> domainEvent = event instanceof DomainEventMessage<?> d ? d : null;
        return new NewEvent(
                name("The event identifier", event.getIdentifier()),
                // As Axon's own engines store an event that no aggregate published.
                domainEvent == null
                        ? event.getIdentifier()
                        : name("The aggregate identifier", domainEvent.getAggregateIdentifier()),
                domainEvent == null ? 0 : domainEvent.getSequenceNumber(),
                domainEvent == null ? null : domainEvent.getType(),
                event.getTimestamp(),
                name,
                payload.getType().getRevision(),
                payload.getData(),
                metaData.getData(),
                bytes);
    }

    private static int fitting(String what, String text, int maxBytes) {
        int bytes = Utf8.lengthOf(what, text);
        if (bytes > maxBytes) {
            throw new EventTooLargeException(what, bytes, maxBytes);
        }
        return bytes;
    }

    private static String name(String what, String text) {
        if (text.length() > MAX_NAME_LENGTH) {
            throw new EventTooLargeException(what, text.length(), MAX_NAME_LENGTH);
        }
        Utf8.lengthOf(what, text);
        return text;
    }

    StreamPosition streamPosition() {
        return new StreamPosition(aggregateIdentifier, sequenceNumber);
    }

    /** A place in the stream of an aggregate, which one event can take. */
    record StreamPosition(String aggregateIdentifier, long sequenceNumber) {}

    @Override
    public String toString() {
        return "%s %s (%s/%d)".formatted(payloadType, identifier, aggregateIdentifier, sequenceNumber);
    }
}
