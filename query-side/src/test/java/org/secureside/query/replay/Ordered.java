package org.secureside.query.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.MetaData;
import org.jspecify.annotations.Nullable;
import org.secureside.api.EventMetadata;
import org.secureside.api.ResidentId;
import org.secureside.api.replay.NodeReplayCompleted;
import org.secureside.api.replay.NodeReplayEvent;
import org.secureside.api.replay.NodeReplayFailed;
import org.secureside.api.replay.ProjectionName;
import org.secureside.api.replay.ReplayCancelled;
import org.secureside.api.replay.ReplayEvent;
import org.secureside.api.replay.ReplayId;
import org.secureside.api.replay.ReplayPaused;
import org.secureside.api.replay.ReplayPlan;
import org.secureside.api.replay.ReplayReason;
import org.secureside.api.replay.ReplayRequested;
import org.secureside.api.replay.ReplayResumed;
import org.secureside.api.replay.ReplayScope;
import org.secureside.api.replay.ReplayStrategy;

/** A replay as an admin orders it, and what the node under test tells of it. */
public final class Ordered {

    private static final ResidentId ADMIN = new ResidentId("root");
    private static final ReplayReason REASON = new ReplayReason("a test");

    private final EventStore store;
    final ReplayId id;
    private long sequence;

    private Ordered(EventStore store, ReplayId id) {
        this.store = store;
        this.id = id;
    }

    /** Returns the same replay as another process sees it. */
    Ordered at(EventStore other) {
        return new Ordered(other, id);
    }

    public static Ordered replay(EventStore store, ReplayScope scope, List<String> nodes, @Nullable Integer throttle) {
        Ordered ordered = new Ordered(store, new ReplayId(UUID.randomUUID()));
        ordered.tell(new ReplayRequested(
                ordered.id,
                new ReplayPlan(List.of(ProjectionName.FEED), scope, nodes, ReplayStrategy.ROLLING, throttle),
                REASON,
                ADMIN));
        return ordered;
    }

    void pause() {
        tell(new ReplayPaused(id, REASON, ADMIN));
    }

    void resume() {
        tell(new ReplayResumed(id, REASON, ADMIN));
    }

    public void cancel() {
        tell(new ReplayCancelled(id, REASON, ADMIN));
    }

    private void tell(ReplayEvent event) {
        store.publish(new GenericDomainEventMessage<>(
                "Replay", id.toString(), sequence++, event, MetaData.with(EventMetadata.REQUEST_ID, "request")));
    }

    /** Records what another node would tell. */
    void told(NodeReplayEvent event) {
        store.publish(new GenericDomainEventMessage<>(
                "NodeReplay", NodeStream.idOf(id, event.node(), event.projection()), 0, event));
    }

    List<NodeReplayEvent> toldBy(String node) {
        return store.readEvents(NodeStream.idOf(id, node, ProjectionName.FEED))
                .asStream()
                .<NodeReplayEvent>map(event -> (NodeReplayEvent) event.getPayload())
                .toList();
    }

    public NodeReplayCompleted awaitCompletion(String node) {
        NodeReplayEvent end = awaitEnd(node);
        assertThat(end).isInstanceOf(NodeReplayCompleted.class);
        return (NodeReplayCompleted) end;
    }

    public NodeReplayEvent awaitEnd(String node) {
        await().atMost(Duration.ofSeconds(60))
                .until(() -> toldBy(node).stream()
                        .anyMatch(event -> event instanceof NodeReplayCompleted || event instanceof NodeReplayFailed));
        return toldBy(node).getLast();
    }
}
