package org.secureside.query.replay;

import java.util.Optional;
import org.secureside.api.replay.ReplayId;
import org.secureside.api.replay.ReplayPlan;

/**
 * A replay that this node was told of.
 *
 * @param replay the replay
 * @param plan what, where and how fast
 * @param state what became of the order
 * @param requestId the request that it came with, if it is known
 */
record Order(ReplayId replay, ReplayPlan plan, State state, Optional<String> requestId) {

    /** What became of an order. */
    enum State {
        REQUESTED,
        PAUSED,
        CANCELLED,
        CONCLUDED
    }
}
