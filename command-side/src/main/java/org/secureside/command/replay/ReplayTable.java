package org.secureside.command.replay;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.secureside.api.replay.ConcludeReplay;
import org.secureside.api.replay.NodeReplayEvent;
import org.secureside.api.replay.ProjectionName;
import org.secureside.api.replay.ReplayConcluded;
import org.secureside.api.replay.ReplayId;
import org.secureside.api.replay.ReplayMode;
import org.secureside.api.replay.ReplayPlan;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The replays that this command node knows of, in its own database. */
@Component
class ReplayTable {

    /** The newest replays that were completed say how fast the nodes are now. */
    private static final int MEASURED_BY = 10;

    private final JdbcClient jdbc;

    ReplayTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(ReplayId replay, ReplayPlan plan) {
        jdbc.sql("insert into replay (replay_id, mode, strategy, projections, nodes, measures)"
                        + " values (?, ?, ?, ?, ?, ?)"
                        + " on conflict (replay_id) do nothing")
                .param(replay.value())
                .param(plan.scope().mode().name())
                .param(plan.strategy().name())
                .param(namesOf(plan))
                .param(plan.nodes().toArray(String[]::new))
                .param(plan.throttle() == null)
                .update();
    }

    /** How long it takes says from now on how long it was paused. */
    void paused(ReplayId replay) {
        jdbc.sql("update replay set measures = false where replay_id = ?")
                .param(replay.value())
                .update();
    }

    void end(ReplayId replay) {
        jdbc.sql("update replay set over = true where replay_id = ?")
                .param(replay.value())
                .update();
    }

    void completed(NodeReplayEvent event, long events, long tookMillis) {
        part(event, false, events, tookMillis);
    }

    void failed(NodeReplayEvent event) {
        part(event, true, 0, 0);
    }

    private void part(NodeReplayEvent event, boolean failed, long events, long tookMillis) {
        jdbc.sql("insert into replay_part (replay_id, node, projection, failed, events, took_millis)"
                        + " values (?, ?, ?, ?, ?, ?) on conflict (replay_id, node, projection) do update"
                        + " set failed = excluded.failed, events = excluded.events, took_millis = excluded.took_millis")
                .param(event.replayId().value())
                .param(event.node())
                .param(event.projection().value())
                .param(failed)
                .param(events)
                .param(tookMillis)
                .update();
    }

    /** Returns another rebuild that goes on for one of these projections on one of these nodes. */
    Optional<ReplayId> runningRebuild(ReplayId other, ReplayPlan plan) {
        return jdbc.sql("select replay_id from replay where not over and mode = 'REBUILD' and replay_id <> ?"
                        + " and projections && cast(? as text[]) and nodes && cast(? as text[]) limit 1")
                .param(other.value())
                .param(namesOf(plan))
                .param(plan.nodes().toArray(String[]::new))
                .query(UUID.class)
                .optional()
                .map(ReplayId::new);
    }

    /**
     * Returns the replays on which no node has anything left to do, and how they ended. A node that fails gives up the
     * projections that it has not begun; where nodes take turns, those behind it do not begin.
     */
    List<ConcludeReplay> ended() {
        return jdbc.sql("""
                        select replay_id, failures > 0 as failed from (
                            select replay_id, strategy, cardinality(nodes) as nodes,
                                (select count(distinct part.node) from replay_part part
                                    where part.replay_id = replay.replay_id and part.failed) as failures,
                                (select count(*) from (
                                    select 1 from replay_part part where part.replay_id = replay.replay_id
                                    group by part.node
                                    having bool_or(part.failed) or count(*) = cardinality(replay.projections)) done
                                ) as nodes_done
                            from replay where not over) going_on
                        where nodes_done >= nodes or (strategy = 'ROLLING' and failures > 0)""")
                .query((row, number) -> new ConcludeReplay(
                        new ReplayId(row.getObject("replay_id", UUID.class)),
                        row.getBoolean("failed") ? ReplayConcluded.Outcome.FAILED : ReplayConcluded.Outcome.COMPLETED))
                .list();
    }

    /**
     * Returns how many events of a projection the nodes replay in a second, each of them, as they did lately where nothing
     * but their share of the node kept them.
     */
    OptionalLong eventsPerSecond(ProjectionName projection, ReplayMode mode) {
        return jdbc
                .sql(
                        "select sum(events) * 1000 / greatest(sum(took_millis), 1) from (select part.events, part.took_millis"
                                + " from replay_part part join replay using (replay_id)"
                                + " where part.projection = ? and not part.failed and part.events > 0 and replay.measures"
                                + " and (replay.mode = 'REBUILD') = ? order by part.part_id desc limit ?) newest")
                .param(projection.value())
                .param(mode == ReplayMode.REBUILD)
                .param(MEASURED_BY)
                .query((row, number) -> row.getLong(1))
                .list()
                .stream()
                .filter(rate -> rate > 0)
                .mapToLong(Long::longValue)
                .findFirst();
    }

    private static String[] namesOf(ReplayPlan plan) {
        return plan.projections().stream().map(ProjectionName::value).toArray(String[]::new);
    }
}
