package org.secureside.query.replay;

import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.secureside.api.EventMetadata;
import org.secureside.api.replay.NodeReplayCompleted;
import org.secureside.api.replay.NodeReplayFailed;
import org.secureside.api.replay.ReplayCancelled;
import org.secureside.api.replay.ReplayConcluded;
import org.secureside.api.replay.ReplayId;
import org.secureside.api.replay.ReplayPaused;
import org.secureside.api.replay.ReplayRequested;
import org.secureside.api.replay.ReplayResumed;
import org.secureside.query.projection.NodeOrders;
import org.springframework.stereotype.Component;

/** Notes what this node is ordered to do, and how far the others are with it. What it was told, it knows after a restart. */
@Component
@ProcessingGroup(NodeOrders.NAME)
class ObeyedOrders {

    private final Orders orders;
    private final Bell bell;

    ObeyedOrders(Orders orders, Bell bell) {
        this.orders = orders;
        this.bell = bell;
    }

    @EventHandler
    void on(ReplayRequested event, EventMessage<?> message, TrackingToken token) {
        Object requestId = message.getMetaData().get(EventMetadata.REQUEST_ID);
        orders.note(event, token.position().orElse(0), requestId == null ? null : requestId.toString());
        ring();
    }

    @EventHandler
    void on(ReplayPaused event) {
        note(event.replayId(), Order.State.PAUSED);
    }

    @EventHandler
    void on(ReplayResumed event) {
        note(event.replayId(), Order.State.REQUESTED);
    }

    @EventHandler
    void on(ReplayCancelled event) {
        note(event.replayId(), Order.State.CANCELLED);
    }

    @EventHandler
    void on(ReplayConcluded event) {
        note(event.replayId(), Order.State.CONCLUDED);
    }

    @EventHandler
    void on(NodeReplayCompleted event) {
        orders.noteTurn(event.replayId(), event.node(), event.projection(), true);
        ring();
    }

    @EventHandler
    void on(NodeReplayFailed event) {
        orders.noteTurn(event.replayId(), event.node(), event.projection(), false);
        ring();
    }

    private void note(ReplayId replay, Order.State state) {
        orders.note(replay, state);
        ring();
    }

    private void ring() {
        CurrentUnitOfWork.get().afterCommit(u -> bell.ring());
    }
}
