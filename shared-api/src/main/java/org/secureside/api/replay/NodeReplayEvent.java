package org.secureside.api.replay;

import org.secureside.api.DomainEvent;

/**
 * Something that a query node did for a replay. Each node tells it in a stream of its own for each replay and projection,
 * the first event being {@link NodeReplayStarted}.
 */
public sealed interface NodeReplayEvent extends DomainEvent
        permits NodeReplayStarted, NodeReplayAdvanced, NodeReplayCompleted, NodeReplayFailed {

    /** Returns the replay. */
    ReplayId replayId();

    /** Returns the name of the node. */
    String node();

    /** Returns the projection. */
    ProjectionName projection();
}
