package org.secureside.query.history;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * An event as auditors see it.
 *
 * @param position where it stands in the log of all events
 * @param streamType the type of its stream, absent for an event of no stream
 * @param streamId its stream
 * @param sequence its place in the stream, from 0
 * @param eventId its identifier
 * @param type its name
 * @param revision its revision, absent where none was stored
 * @param actor who caused it, absent where it does not say
 * @param roles the roles that the actor had, separated by commas
 * @param requestId the request that caused it, as in the access log of the load balancer
 * @param traceId the trace of that request, absent for one that did not come through the load balancer
 * @param neighborhoodId the neighborhood that it names
 * @param messageId the message that it names
 * @param inReplyTo the message that the one it names answers
 * @param sentAt when the client says that it sent the request
 * @param receivedAt when the command node received the request
 * @param recordedAt when it was recorded
 * @param payload the event itself, exactly as stored
 * @param metadata what it carries beside, exactly as stored
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record EventView(
        long position,
        @Nullable String streamType,
        String streamId,
        long sequence,
        String eventId,
        String type,
        @Nullable String revision,
        @Nullable String actor,
        @Nullable String roles,
        @Nullable String requestId,
        @Nullable String traceId,
        @Nullable UUID neighborhoodId,
        @Nullable UUID messageId,
        @Nullable UUID inReplyTo,
        @Nullable Instant sentAt,
        @Nullable Instant receivedAt,
        Instant recordedAt,
        @JsonRawValue String payload,
        @JsonRawValue String metadata) {

    private static final Pattern ID_OF_THE_LOAD_BALANCER = Pattern.compile("[0-9a-f]{32}");
    private static final JsonMapper JSON = new JsonMapper();

    static EventView of(ResultSet row) throws SQLException {
        String requestId = row.getString("request_id");
        boolean traced =
                requestId != null && ID_OF_THE_LOAD_BALANCER.matcher(requestId).matches();
        return new EventView(
                row.getLong("position"),
                row.getString("stream_type"),
                row.getString("stream_id"),
                row.getLong("sequence"),
                row.getString("event_id"),
                row.getString("event_type"),
                row.getString("revision"),
                row.getString("actor"),
                row.getString("roles"),
                requestId,
                traced ? requestId : null,
                row.getObject("neighborhood_id", UUID.class),
                row.getObject("message_id", UUID.class),
                row.getObject("in_reply_to", UUID.class),
                instant(row, "sent_at"),
                instant(row, "received_at"),
                row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                json(row.getString("payload")),
                json(row.getString("metadata")));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    /**
     * Returns the text as it is if it is JSON, and as a JSON text if it is not, or if it is blank: whatever is stored can be
     * shown.
     */
    private static String json(String stored) {
        try {
            return JSON.readTree(stored).isMissingNode() ? JSON.writeValueAsString(stored) : stored;
        } catch (JacksonException notJson) {
            return JSON.writeValueAsString(stored);
        }
    }
}
