package org.secureside.command.replay;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static org.axonframework.modelling.command.AggregateLifecycle.getVersion;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;
import org.secureside.api.replay.CancelReplay;
import org.secureside.api.replay.ConcludeReplay;
import org.secureside.api.replay.PauseReplay;
import org.secureside.api.replay.ReplayCancelled;
import org.secureside.api.replay.ReplayConcluded;
import org.secureside.api.replay.ReplayEvent;
import org.secureside.api.replay.ReplayId;
import org.secureside.api.replay.ReplayPaused;
import org.secureside.api.replay.ReplayRequested;
import org.secureside.api.replay.ReplayResumed;
import org.secureside.api.replay.RequestReplay;
import org.secureside.api.replay.ResumeReplay;
import org.secureside.command.dispatch.Change;

/** An order to have projections made again. The nodes obey its events; what they do is told in streams of their own. */
@Aggregate(type = "Replay")
class Replay {

    @AggregateIdentifier
    private @Nullable ReplayId id;

    private boolean paused;

    /** The event that ended it, or null as long as it goes on. */
    private @Nullable ReplayEvent end;

    Replay() {
        // for Axon, which then replays the events
    }

    @CommandHandler
    Replay(RequestReplay command) {
        apply(requestedBy(command));
    }

    /** Returns the event that an accepted request is recorded as. */
    static ReplayRequested requestedBy(RequestReplay command) {
        return new ReplayRequested(command.replayId(), command.plan(), command.reason(), command.requestedBy());
    }

    @CommandHandler
    Change handle(PauseReplay command) {
        ReplayRules.itGoesOn(id, end);
        if (!paused) {
            apply(new ReplayPaused(command.replayId(), command.reason(), command.pausedBy()));
        }
        return Change.at(getVersion());
    }

    @CommandHandler
    Change handle(ResumeReplay command) {
        ReplayRules.itGoesOn(id, end);
        if (paused) {
            apply(new ReplayResumed(command.replayId(), command.reason(), command.resumedBy()));
        }
        return Change.at(getVersion());
    }

    /** A cancellation that is sent again is the same one, and so is no refusal. */
    @CommandHandler
    Change handle(CancelReplay command) {
        ReplayCancelled cancelled = new ReplayCancelled(command.replayId(), command.reason(), command.cancelledBy());
        if (!cancelled.equals(end)) {
            ReplayRules.itGoesOn(id, end);
            apply(cancelled);
        }
        return Change.at(getVersion());
    }

    /** Every command node finds out that the nodes are done; one of them is the first to say so. */
    @CommandHandler
    Change handle(ConcludeReplay command) {
        if (end == null) {
            apply(new ReplayConcluded(command.replayId(), command.outcome()));
        }
        return Change.at(getVersion());
    }

    @EventSourcingHandler
    void on(ReplayEvent event) {
        switch (event) {
            case ReplayRequested requested -> id = requested.replayId();
            case ReplayPaused pause -> paused = true;
            case ReplayResumed resumption -> paused = false;
            case ReplayCancelled cancelled -> end = cancelled;
            case ReplayConcluded concluded -> end = concluded;
        }
    }
}
