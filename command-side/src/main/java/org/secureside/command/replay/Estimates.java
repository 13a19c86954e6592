package org.secureside.command.replay;

import java.util.List;
import java.util.OptionalLong;
import org.secureside.api.replay.ProjectionName;
import org.secureside.api.replay.ReplayPlan;
import org.springframework.stereotype.Component;

/** Tells beforehand how much work a replay is. */
@Component
class Estimates {

    private final Log log;
    private final ReplayTable table;

    Estimates(Log log, ReplayTable table) {
        this.log = log;
        this.table = table;
    }

    /** Returns what a node would have to do for each projection of a plan. */
    List<ReplayRequests.Estimate> of(ReplayPlan plan) {
        long events = log.count(plan.scope());
        return plan.projections().stream()
                .map(projection -> estimate(plan, projection, events))
                .toList();
    }

    private ReplayRequests.Estimate estimate(ReplayPlan plan, ProjectionName projection, long events) {
        OptionalLong measured = table.eventsPerSecond(projection, plan.scope().mode());
        if (measured.isEmpty()) {
            return new ReplayRequests.Estimate(projection, events, null, null);
        }
        long rate = plan.throttle() == null ? measured.getAsLong() : Math.min(plan.throttle(), measured.getAsLong());
        return new ReplayRequests.Estimate(projection, events, rate, Math.ceilDiv(events, rate));
    }
}
