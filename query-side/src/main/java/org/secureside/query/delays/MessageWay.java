package org.secureside.query.delays;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.secureside.api.EventMetadata;
import org.secureside.query.history.EventView;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The way of a message, from its client to the readers of every node.
 *
 * @param messageId the message
 * @param position where its sending stands in the log
 * @param neighborhoodId where it was sent to
 * @param requestId the request that brought it
 * @param traceId the trace of that request
 * @param acceptedBy the command node that took it
 * @param sentAt when its client says it sent it
 * @param receivedAt when the command node received it
 * @param journaledAt when the command node put it into its journal, absent if it was recorded at once
 * @param recordedAt when it was recorded
 * @param visible when it became visible on each node that tells
 * @param slowestMillis from when it was received until it was visible on the last node that tells
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record MessageWay(
        @Nullable UUID messageId,
        long position,
        @Nullable UUID neighborhoodId,
        @Nullable String requestId,
        @Nullable String traceId,
        @Nullable String acceptedBy,
        @Nullable Instant sentAt,
        @Nullable Instant receivedAt,
        @Nullable Instant journaledAt,
        Instant recordedAt,
        List<Visible> visible,
        @Nullable Long slowestMillis) {

    /**
     * How a message came to a node.
     *
     * @param node the node
     * @param visibleAt when the message became visible there, by the clock of the node; absent if it did not, or if the
     *     node does not tell
     * @param millis from when it was received until then
     * @param unreachable why the node does not tell, absent if it does
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Visible(
            String node,
            @Nullable Instant visibleAt,
            @Nullable Long millis,
            @Nullable String unreachable) {}

    private static final JsonMapper JSON = new JsonMapper();

    static MessageWay of(EventView sent, List<NodeAnswer> nodes) {
        JsonNode metadata = JSON.readTree(sent.metadata());
        Instant begin = sent.receivedAt() == null ? sent.recordedAt() : sent.receivedAt();
        List<Visible> visible = new ArrayList<>();
        for (NodeAnswer node : nodes) {
            visible.add(visible(sent.position(), begin, node));
        }
        return new MessageWay(
                sent.messageId(),
                sent.position(),
                sent.neighborhoodId(),
                sent.requestId(),
                sent.traceId(),
                text(metadata, EventMetadata.ACCEPTED_BY),
                sent.sentAt(),
                sent.receivedAt(),
                instant(text(metadata, EventMetadata.JOURNALED_AT)),
                sent.recordedAt(),
                visible,
                visible.stream()
                        .map(Visible::millis)
                        .filter(millis -> millis != null)
                        .max(Long::compare)
                        .orElse(null));
    }

    private static Visible visible(long position, Instant begin, NodeAnswer node) {
        NodeFacts facts = node.facts();
        if (facts == null) {
            return new Visible(node.node(), null, null, node.unreachable());
        }
        return facts.shown().stream()
                .filter(shown -> shown.position() == position)
                .findFirst()
                .map(shown -> new Visible(
                        node.node(),
                        shown.visibleAt(),
                        Duration.between(begin, shown.visibleAt()).toMillis(),
                        null))
                .orElseGet(() -> new Visible(node.node(), null, null, null));
    }

    private static @Nullable String text(JsonNode metadata, String name) {
        JsonNode value = metadata.path(name);
        return value.isString() ? value.stringValue() : null;
    }

    private static @Nullable Instant instant(@Nullable String text) {
        try {
            return text == null ? null : Instant.parse(text);
        } catch (java.time.DateTimeException notAnInstant) {
            return null;
        }
    }
}
