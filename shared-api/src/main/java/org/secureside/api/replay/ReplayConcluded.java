package org.secureside.api.replay;

import org.axonframework.serialization.Revision;
import org.secureside.api.EventName;

/**
 * No node had anything left to do for a replay.
 *
 * @param replayId the replay
 * @param outcome how it ended
 */
@EventName("ReplayConcluded")
@Revision("1")
public record ReplayConcluded(ReplayId replayId, Outcome outcome) implements ReplayEvent {

    /** How a replay ended. */
    public enum Outcome {
        /** Every node completed every projection. */
        COMPLETED,
        /** A node failed. With {@link ReplayStrategy#ROLLING}, the nodes behind it never began. */
        FAILED
    }
}
