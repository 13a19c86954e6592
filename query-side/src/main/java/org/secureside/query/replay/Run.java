package org.secureside.query.replay;

import java.time.Instant;
import java.util.Optional;
import org.axonframework.eventhandling.TrackingToken;
import org.jspecify.annotations.Nullable;
import org.secureside.api.replay.ProjectionName;
import org.secureside.api.replay.ReplayId;

/**
 * This node's part of a replay.
 *
 * @param replay the replay
 * @param projection the projection that is made again
 * @param state whether it is at it
 * @param generation the generation that is filled, if one is
 * @param from the position that the reading began at
 * @param to the position of the newest event there was then
 * @param total how many events there were to read
 * @param token where the reading is, as it is committed with the rows; null before the first event of the log
 * @param position the position of it
 * @param events how many events were read
 * @param startedAt when it began
 * @param outcome how it ended, once it has: the drift as JSON, or why it failed
 */
record Run(
        ReplayId replay,
        ProjectionName projection,
        State state,
        @Nullable Integer generation,
        long from,
        long to,
        long total,
        @Nullable TrackingToken token,
        long position,
        long events,
        Instant startedAt,
        Optional<String> outcome) {

    /** Whether a node is at its part. */
    enum State {
        RUNNING,
        COMPLETED,
        FAILED
    }
}
