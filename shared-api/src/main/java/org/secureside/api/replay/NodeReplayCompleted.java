package org.secureside.api.replay;

import java.util.List;
import org.axonframework.serialization.Revision;
import org.secureside.api.EventName;

/**
 * A node replayed a projection to its end. After a rebuild, what it made is what is read from now on.
 *
 * @param replayId the replay
 * @param node the name of the node
 * @param projection the projection
 * @param events how many events were read
 * @param tookMillis how long it took from the start to the end, in milliseconds, standstills included
 * @param drift how each table compares with the one that was read before, at the same position; empty where nothing was
 *     compared, as rows were written in place
 */
@EventName("NodeReplayCompleted")
@Revision("1")
public record NodeReplayCompleted(
        ReplayId replayId, String node, ProjectionName projection, long events, long tookMillis, List<TableDrift> drift)
        implements NodeReplayEvent {

    public NodeReplayCompleted {
        drift = List.copyOf(drift);
    }
}
