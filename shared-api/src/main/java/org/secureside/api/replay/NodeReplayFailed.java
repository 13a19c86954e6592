package org.secureside.api.replay;

import org.axonframework.serialization.Revision;
import org.secureside.api.EventName;

/**
 * A node gave up replaying a projection, and with it those that it had not begun. What was read before is read on.
 *
 * @param replayId the replay
 * @param node the name of the node
 * @param projection the projection
 * @param reason what went wrong, in words for admins
 */
@EventName("NodeReplayFailed")
@Revision("1")
public record NodeReplayFailed(ReplayId replayId, String node, ProjectionName projection, String reason)
        implements NodeReplayEvent {}
