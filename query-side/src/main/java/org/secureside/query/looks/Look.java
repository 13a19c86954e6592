package org.secureside.query.looks;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.secureside.query.history.EventView;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A look that an auditor took.
 *
 * @param position where it stands in the log of all events
 * @param auditor who asked
 * @param path the path that was asked for
 * @param query the parameters, absent if there were none
 * @param messages how many messages the body named, absent if there was no body; the event at the position names them
 * @param node the node that was asked
 * @param requestId the request
 * @param at when it was recorded, before the answer
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Look(
        long position,
        @Nullable String auditor,
        @Nullable String path,
        @Nullable String query,
        @Nullable Integer messages,
        @Nullable String node,
        @Nullable String requestId,
        Instant at) {

    private static final JsonMapper JSON = new JsonMapper();

    static Look of(EventView event) {
        JsonNode payload = JSON.readTree(event.payload());
        return new Look(
                event.position(),
                event.actor(),
                text(payload, "path"),
                text(payload, "query"),
                payload.path("messages").isArray() ? payload.path("messages").size() : null,
                text(payload, "node"),
                event.requestId(),
                event.recordedAt());
    }

    private static @Nullable String text(JsonNode payload, String field) {
        JsonNode value = payload.path(field);
        return value.isString() ? value.stringValue() : null;
    }
}
