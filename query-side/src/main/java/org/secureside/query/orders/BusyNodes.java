package org.secureside.query.orders;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.secureside.api.replay.ReplayMode;
import org.secureside.api.replay.ReplayPlan;
import org.secureside.query.reads.ReadDatabase;
import org.springframework.stereotype.Component;

/** What keeps a node from a replay that it has not begun: another one that it is at, or has a generation half filled for. */
@Component
class BusyNodes {

    /**
     * A node and a replay that it has begun.
     *
     * @param paused whether it stands still; it is a rebuild then
     */
    record Busy(String node, UUID replay, boolean paused) {}

    private final ReadDatabase database;

    BusyNodes(ReadDatabase database) {
        this.database = database;
    }

    /** Returns what the nodes have begun, those that were heard of last at the end. */
    List<Busy> now() {
        return database.sql(
                        "select part.node, part.replay_id, ordered.state = 'PAUSED' as paused from ordered_part part"
                                + " join ordered_replay ordered using (replay_id) where part.state = 'RUNNING'"
                                + " and (ordered.state = 'RUNNING'"
                                + " or ordered.state = 'PAUSED' and ordered.plan -> 'scope' ->> 'mode' = 'REBUILD')"
                                + " order by part.told_at")
                .query((row, number) -> new Busy(
                        row.getString("node"), row.getObject("replay_id", UUID.class), row.getBoolean("paused")))
                .list();
    }

    /** Returns which replay a node is at, or what a rebuild has to wait for there. */
    static Optional<UUID> before(List<Busy> busy, UUID replay, ReplayPlan plan, String node) {
        boolean rebuild = plan.scope().mode() == ReplayMode.REBUILD;
        List<Busy> others = busy.stream()
                .filter(each -> each.node().equals(node) && !each.replay().equals(replay))
                .filter(each -> rebuild || !each.paused())
                .toList();
        return others.stream()
                .filter(each -> !each.paused())
                .reduce((first, last) -> last)
                .or(() -> others.stream().findFirst())
                .map(Busy::replay);
    }
}
