package org.secureside.api.replay;

import org.secureside.api.DomainEvent;

/** Something that was decided about a replay. What the nodes do of it are {@link NodeReplayEvent}s. */
public sealed interface ReplayEvent extends DomainEvent
        permits ReplayRequested, ReplayPaused, ReplayResumed, ReplayCancelled, ReplayConcluded {

    /** Returns the replay. */
    ReplayId replayId();
}
