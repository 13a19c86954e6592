package org.secureside.api.replay;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a replay does, where and how fast.
 *
 * @param projections what is made again, in the order in which a node does it; never empty
 * @param scope which events, and into what
 * @param nodes the names of the query nodes that obey, in the order of their turns; never empty in an event
 * @param strategy whether they take turns
 * @param throttle the most events per second that each node applies, or null for as many as it can
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ReplayPlan(
        List<ProjectionName> projections,
        ReplayScope scope,
        List<String> nodes,
        ReplayStrategy strategy,
        @Nullable Integer throttle) {

    /**
     * @throws IllegalArgumentException if there is no projection, or the throttle is not positive
     */
    public ReplayPlan {
        projections = List.copyOf(projections);
        nodes = List.copyOf(nodes);
        if (projections.isEmpty()) {
            throw new IllegalArgumentException("projections must not be empty");
        }
        if (throttle != null && throttle <= 0) {
            throw new IllegalArgumentException("throttle must be at least 1 event/s");
        }
    }
}
