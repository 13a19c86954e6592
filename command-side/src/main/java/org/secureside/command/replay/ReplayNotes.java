package org.secureside.command.replay;

import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.secureside.api.replay.NodeReplayCompleted;
import org.secureside.api.replay.NodeReplayEvent;
import org.secureside.api.replay.NodeReplayFailed;
import org.secureside.api.replay.ReplayCancelled;
import org.secureside.api.replay.ReplayConcluded;
import org.secureside.api.replay.ReplayEvent;
import org.secureside.api.replay.ReplayPaused;
import org.secureside.api.replay.ReplayRequested;
import org.secureside.command.membership.LookupProcessor;
import org.springframework.stereotype.Component;

/** Takes note of which replays go on and what the nodes have done, by the reader that also follows memberships. */
@Component
@ProcessingGroup(LookupProcessor.NAME)
class ReplayNotes {

    private final ReplayTable table;

    ReplayNotes(ReplayTable table) {
        this.table = table;
    }

    @EventHandler
    void on(ReplayEvent event) {
        if (event instanceof ReplayRequested requested) {
            table.add(requested.replayId(), requested.plan());
        } else if (event instanceof ReplayPaused) {
            table.paused(event.replayId());
        } else if (event instanceof ReplayCancelled || event instanceof ReplayConcluded) {
            table.end(event.replayId());
        }
    }

    @EventHandler
    void on(NodeReplayEvent event) {
        if (event instanceof NodeReplayCompleted completed) {
            table.completed(completed, completed.events(), completed.tookMillis());
        } else if (event instanceof NodeReplayFailed failed) {
            table.failed(failed);
        }
    }
}
