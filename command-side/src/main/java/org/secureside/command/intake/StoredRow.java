package org.secureside.command.intake;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.secureside.api.EventMetadata;
import org.secureside.api.ResidentId;
import org.secureside.api.message.Alert;
import org.secureside.api.message.AlertSeverity;
import org.secureside.api.message.MessageBody;
import org.secureside.api.message.MessageId;
import org.secureside.api.message.Place;
import org.secureside.api.message.SendMessage;
import org.secureside.api.neighborhood.NeighborhoodId;
import org.secureside.command.intake.JournalTable.Head;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * A row of the journal as it is stored. It is decoded by whoever wants its message, not while others share the disk with
 * them: a row that cannot be read is nobody else's trouble.
 *
 * @param refusal why it will not be recorded, or nothing if it will
 * @param verdict why an admin has given it up, or nothing if none has
 */
record StoredRow(
        long number,
        String messageId,
        String neighborhoodId,
        String author,
        String body,
        @Nullable String severity,
        @Nullable String place,
        @Nullable String inReplyTo,
        String metadata,
        long bytes,
        Instant journaledAt,
        @Nullable String refusal,
        @Nullable String verdict) {

    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};
    private static final JsonMapper JSON = new JsonMapper();

    /**
     * Returns the message.
     *
     * @throws UnreadableRowException if there is none in it
     */
    Journaled decoded() {
        try {
            return new Journaled(number, command(), JSON.readValue(metadata, TEXTS), journaledAt, refusal);
        } catch (RuntimeException noMessage) {
            throw new UnreadableRowException(number, noMessage);
        }
    }

    private SendMessage command() {
        return new SendMessage(
                new MessageId(UUID.fromString(messageId)),
                new NeighborhoodId(UUID.fromString(neighborhoodId)),
                new ResidentId(author),
                new MessageBody(body),
                severity == null
                        ? null
                        : new Alert(AlertSeverity.valueOf(severity), place == null ? null : new Place(place)),
                inReplyTo == null ? null : new MessageId(UUID.fromString(inReplyTo)));
    }

    /** Returns what can be told of the row whatever is in it. */
    Head head() {
        return new Head(
                number,
                message(),
                neighborhood(),
                bytes,
                receivedAt(metadata, journaledAt),
                journaledAt,
                refusal != null);
    }

    MessageId message() {
        return new MessageId(idIn(messageId));
    }

    NeighborhoodId neighborhood() {
        return new NeighborhoodId(idIn(neighborhoodId));
    }

    /** Returns the id, or one that is made of what is in its place: also what cannot be read must have a name. */
    private static UUID idIn(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException noId) {
            return UUID.nameUUIDFromBytes(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        }
    }

    /** Returns when the request came; when it was journaled, if the metadata does not say. */
    private static Instant receivedAt(String metadata, Instant journaledAt) {
        try {
            String text = JSON.readValue(metadata, TEXTS).get(EventMetadata.RECEIVED_AT);
            return text == null ? journaledAt : Instant.parse(text);
        } catch (JacksonException | DateTimeParseException doesNotSay) {
            return journaledAt;
        }
    }
}
