package org.secureside.query.history;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.Serializer;
import org.jspecify.annotations.Nullable;
import org.secureside.api.EventMetadata;

/**
 * A row of the history, as it is written.
 *
 * @param position where the event stands in the log
 * @param streamType the type of its stream, if it has one
 * @param streamId its stream; for an event of no stream, its own identifier
 * @param sequence its place in the stream
 * @param eventId its identifier
 * @param type its name, as stored
 * @param revision its revision, as stored
 * @param payload its JSON, as stored
 * @param metadata the JSON of its metadata, as stored
 * @param told what payload and metadata say that rows are found by
 * @param recordedAt when it was recorded
 */
record HistoryRow(
        long position,
        @Nullable String streamType,
        String streamId,
        long sequence,
        String eventId,
        String type,
        @Nullable String revision,
        String payload,
        String metadata,
        Told told,
        Instant recordedAt) {

    /** What an event says of itself, as far as it says it in a form that can be kept. */
    record Told(
            @Nullable String actor,
            @Nullable String roles,
            @Nullable String requestId,
            @Nullable UUID neighborhood,
            @Nullable UUID message,
            @Nullable UUID inReplyTo,
            @Nullable Instant sentAt,
            @Nullable Instant receivedAt) {

        static Told of(String payload, String metadata) {
            Map<String, String> event = TopLevel.textsOf(payload);
            Map<String, String> beside = TopLevel.textsOf(metadata);
            return new Told(
                    beside.get(EventMetadata.ACTOR),
                    beside.get(EventMetadata.ROLES),
                    beside.get(EventMetadata.REQUEST_ID),
                    TopLevel.uuid(event.get("neighborhoodId")),
                    TopLevel.uuid(event.get("messageId")),
                    TopLevel.uuid(event.get("inReplyTo")),
                    TopLevel.instant(beside.get(EventMetadata.SENT_AT)),
                    TopLevel.instant(beside.get(EventMetadata.RECEIVED_AT)));
        }
    }

    /** Returns the row out of the message that Axon hands to a handler, without reading the event's own form. */
    static HistoryRow of(EventMessage<?> message, TrackingToken token, Serializer serializer) {
        SerializedObject<String> payload = message.serializePayload(serializer, String.class);
        String metadata = message.serializeMetaData(serializer, String.class).getData();
        DomainEventMessage<?> inStream = message instanceof DomainEventMessage<?> domain ? domain : null;
        return new HistoryRow(
                token.position()
                        .orElseThrow(() ->
                                new IllegalStateException("the history needs a source that tells positions of events")),
                inStream == null ? null : inStream.getType(),
                inStream == null ? message.getIdentifier() : inStream.getAggregateIdentifier(),
                inStream == null ? 0 : inStream.getSequenceNumber(),
                message.getIdentifier(),
                payload.getType().getName(),
                payload.getType().getRevision(),
                payload.getData(),
                metadata,
                Told.of(payload.getData(), metadata),
                message.getTimestamp());
    }
}
