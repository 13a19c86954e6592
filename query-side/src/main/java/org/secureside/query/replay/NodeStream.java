package org.secureside.query.replay;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.secureside.api.replay.NodeReplayCompleted;
import org.secureside.api.replay.NodeReplayEvent;
import org.secureside.api.replay.NodeReplayFailed;
import org.secureside.api.replay.ProjectionName;
import org.secureside.api.replay.ReplayId;
import org.secureside.query.recording.NodeRecorder;

/**
 * What this node tells of its part of a replay: a stream with a name that follows from replay, node and projection. The
 * stream itself says how much was told, so nothing is told twice by a node that was killed.
 */
final class NodeStream {

    private static final String TYPE = "NodeReplay";

    private final EventStore events;
    private final NodeRecorder recorder;
    private final String id;
    private final Optional<String> requestId;
    private long next;

    NodeStream(EventStore events, NodeRecorder recorder, Order order, ProjectionName projection) {
        this.events = events;
        this.recorder = recorder;
        this.id = idOf(order.replay(), recorder.node(), projection);
        this.requestId = order.requestId();
        this.next = events.lastSequenceNumberFor(id).map(last -> last + 1).orElse(0L);
    }

    static String idOf(ReplayId replay, String node, ProjectionName projection) {
        return UUID.nameUUIDFromBytes(
                        ("node-replay/" + replay + "/" + node + "/" + projection).getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    boolean isEmpty() {
        return next == 0;
    }

    /** Returns whether the end was told. */
    boolean isOver() {
        return next > 0
                && events.readEvents(id, next - 1)
                        .asStream()
                        .anyMatch(event -> event.getPayload() instanceof NodeReplayCompleted
                                || event.getPayload() instanceof NodeReplayFailed);
    }

    /** Tells something, at the end of the stream. */
    void tell(NodeReplayEvent event) {
        while (!recorder.record(TYPE, id, next, event, requestId)) {
            next++;
        }
        next++;
    }
}
