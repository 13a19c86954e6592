package org.secureside.api.replay;

import org.axonframework.serialization.Revision;
import org.secureside.api.EventName;

/**
 * A node that replays a projection had come so far. Told at most every two seconds.
 *
 * @param replayId the replay
 * @param node the name of the node
 * @param projection the projection
 * @param position the position of the newest event that was applied
 * @param events how many events were read so far, over all restarts of the node
 * @param total how many there are to read, as far as is known by now
 */
@EventName("NodeReplayAdvanced")
@Revision("1")
public record NodeReplayAdvanced(
        ReplayId replayId, String node, ProjectionName projection, long position, long events, long total)
        implements NodeReplayEvent {}
