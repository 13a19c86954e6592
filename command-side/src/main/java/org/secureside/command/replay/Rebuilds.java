package org.secureside.command.replay;

import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.secureside.api.replay.ReplayId;
import org.secureside.api.replay.ReplayMode;
import org.secureside.api.replay.ReplayPlan;
import org.secureside.command.membership.LookupProcessor;
import org.secureside.web.problem.ProblemException;
import org.secureside.web.problem.ProblemType;
import org.springframework.stereotype.Component;

/**
 * Sees to it that a projection is rebuilt once at a time on a node. The table is asked when it holds all that was recorded
 * before; two requests of one command node come one after the other. Of two that reach two command nodes in the same
 * moment both may be taken: the query nodes then obey them in their order.
 */
@Component
class Rebuilds {

    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final LookupProcessor lookup;
    private final ReplayTable table;
    private final ReentrantLock oneByOne = new ReentrantLock();

    Rebuilds(LookupProcessor lookup, ReplayTable table) {
        this.lookup = lookup;
        this.table = table;
    }

    /**
     * Has a request taken, unless it asks for a rebuild beside another one.
     *
     * @throws ProblemException of kind {@link ProblemType#REBUILD_RUNNING} if there is another
     */
    <T> T unlessOneRuns(ReplayId replay, ReplayPlan plan, Supplier<T> take) {
        if (plan.scope().mode() != ReplayMode.REBUILD) {
            return take.get();
        }
        oneByOne.lock();
        try {
            refuseASecond(replay, plan);
            return take.get();
        } finally {
            oneByOne.unlock();
        }
    }

    private void refuseASecond(ReplayId replay, ReplayPlan plan) {
        if (!lookup.catchesUpWithin(PATIENCE)) {
            throw new ProblemException(
                    ProblemType.EVENT_STORE_UNAVAILABLE,
                    "Which rebuilds go on cannot be told now: send the same request again, with the same key.");
        }
        table.runningRebuild(replay, plan).ifPresent(running -> {
            throw new ProblemException(
                    ProblemType.REBUILD_RUNNING,
                    ("Replay %s rebuilds one of these projections on one of these nodes: wait until it is over (if it is"
                                    + " paused, resume it), name other nodes, or cancel it with POST /api/replays/%s/cancel")
                            .formatted(running, running));
        });
    }
}
