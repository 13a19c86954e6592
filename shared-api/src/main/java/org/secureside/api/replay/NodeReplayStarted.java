package org.secureside.api.replay;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;
import org.secureside.api.EventName;

/**
 * A node began to replay a projection.
 *
 * @param replayId the replay
 * @param node the name of the node
 * @param projection the projection
 * @param generation the number of the generation that is filled, or null where rows are written in place
 * @param from the position that the reading begins at
 * @param to the position of the newest event there was; what comes later is followed as well
 * @param total how many events there are to read between the two
 */
@EventName("NodeReplayStarted")
@Revision("1")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record NodeReplayStarted(
        ReplayId replayId,
        String node,
        ProjectionName projection,
        @Nullable Integer generation,
        long from,
        long to,
        long total)
        implements NodeReplayEvent {}
