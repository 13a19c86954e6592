package org.secureside.query.orders;

import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.TrackingToken;
import org.secureside.api.replay.NodeReplayAdvanced;
import org.secureside.api.replay.NodeReplayCompleted;
import org.secureside.api.replay.NodeReplayEvent;
import org.secureside.api.replay.NodeReplayFailed;
import org.secureside.api.replay.NodeReplayStarted;
import org.secureside.api.replay.ReplayCancelled;
import org.secureside.api.replay.ReplayConcluded;
import org.secureside.api.replay.ReplayEvent;
import org.secureside.api.replay.ReplayPaused;
import org.secureside.api.replay.ReplayRequested;
import org.secureside.api.replay.ReplayResumed;
import org.secureside.query.projection.Commits;
import org.secureside.query.projection.Recorded;
import org.springframework.stereotype.Component;

/** Notes what is ordered and what the nodes do. Its reader is its own: no replay ever touches what it keeps. */
@Component
@ProcessingGroup(ReplayNotes.PROCESSOR)
class ReplayNotes {

    static final String PROCESSOR = "orders";

    private final Commits commits;
    private final ReplayTables tables;

    ReplayNotes(Commits commits, ReplayTables tables) {
        this.commits = commits;
        this.tables = tables;
    }

    @EventHandler
    void on(ReplayEvent event, DomainEventMessage<?> message, TrackingToken token) {
        Recorded<ReplayEvent> recorded = Recorded.of(event, message, token);
        switch (event) {
            case ReplayRequested requested -> tables.requested(recorded, requested);
            case ReplayPaused paused ->
                tables.changed(recorded, ReplayState.PAUSED, paused.reason(), paused.pausedBy());
            case ReplayResumed resumed ->
                tables.changed(recorded, ReplayState.RUNNING, resumed.reason(), resumed.resumedBy());
            case ReplayCancelled cancelled ->
                tables.changed(recorded, ReplayState.CANCELLED, cancelled.reason(), cancelled.cancelledBy());
            case ReplayConcluded concluded ->
                tables.changed(recorded, ReplayState.valueOf(concluded.outcome().name()), null, null);
        }
        commits.current().changed(event.replayId().value());
    }

    @EventHandler
    void on(NodeReplayEvent event, DomainEventMessage<?> message, TrackingToken token) {
        Recorded<NodeReplayEvent> recorded = Recorded.of(event, message, token);
        switch (event) {
            case NodeReplayStarted started -> tables.started(recorded, started);
            case NodeReplayAdvanced advanced -> tables.advanced(recorded, advanced);
            case NodeReplayCompleted completed -> tables.completed(recorded, completed);
            case NodeReplayFailed failed -> tables.failed(recorded, failed);
        }
    }
}
