package org.secureside.query.orders;

import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.secureside.api.ResidentId;
import org.secureside.api.replay.NodeReplayAdvanced;
import org.secureside.api.replay.NodeReplayCompleted;
import org.secureside.api.replay.NodeReplayEvent;
import org.secureside.api.replay.NodeReplayFailed;
import org.secureside.api.replay.NodeReplayStarted;
import org.secureside.api.replay.ReplayEvent;
import org.secureside.api.replay.ReplayReason;
import org.secureside.api.replay.ReplayRequested;
import org.secureside.query.projection.Recorded;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Writes what is known of replays. Times are those of the events, so every node tells the same. */
@Component
class ReplayTables {

    /** What the newest heartbeat counts for in the rate that is shown, against those before it. */
    private static final double NEWEST = 0.4;

    private final JdbcClient jdbc;
    private final JsonMapper json;

    ReplayTables(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    void requested(Recorded<ReplayEvent> recorded, ReplayRequested event) {
        jdbc.sql("insert into ordered_replay (replay_id, position, plan, state, requested_by, version)"
                        + " values (?, ?, cast(? as jsonb), 'RUNNING', ?, ?) on conflict (replay_id) do nothing")
                .param(event.replayId().value())
                .param(recorded.position())
                .param(json.writeValueAsString(event.plan()))
                .param(event.requestedBy().value())
                .param(recorded.version())
                .update();
        change(recorded, "REQUESTED", event.reason(), event.requestedBy());
    }

    void changed(
            Recorded<ReplayEvent> recorded,
            ReplayState state,
            @Nullable ReplayReason reason,
            @Nullable ResidentId admin) {
        jdbc.sql("update ordered_replay set state = ?, version = ? where replay_id = ? and version < ?")
                .param(state.name())
                .param(recorded.version())
                .param(recorded.event().replayId().value())
                .param(recorded.version())
                .update();
        change(recorded, state == ReplayState.RUNNING ? "RESUMED" : state.name(), reason, admin);
        if (state == ReplayState.RUNNING) {
            // The time it stood still says nothing about how fast it is.
            jdbc.sql("update ordered_part set told_at = ? where replay_id = ? and state = 'RUNNING'")
                    .param(utc(recorded.at()))
                    .param(recorded.event().replayId().value())
                    .update();
        }
    }

    private void change(
            Recorded<ReplayEvent> recorded, String kind, @Nullable ReplayReason reason, @Nullable ResidentId admin) {
        jdbc.sql("insert into ordered_change (replay_id, version, kind, reason, admin, at) values (?, ?, ?, ?, ?, ?)"
                        + " on conflict (replay_id, version) do nothing")
                .param(recorded.event().replayId().value())
                .param(recorded.version())
                .param(kind)
                .param(reason == null ? null : reason.value())
                .param(admin == null ? null : admin.value())
                .param(utc(recorded.at()))
                .update();
    }

    void started(Recorded<NodeReplayEvent> recorded, NodeReplayStarted event) {
        jdbc.sql("insert into ordered_part (replay_id, node, projection, state, generation, from_position, to_position,"
                        + " position, events, total, started_at, told_at)"
                        + " values (?, ?, ?, 'RUNNING', ?, ?, ?, ?, 0, ?, ?, ?)"
                        + " on conflict (replay_id, node, projection) do nothing")
                .param(event.replayId().value())
                .param(event.node())
                .param(event.projection().value())
                .param(event.generation())
                .param(event.from())
                .param(event.to())
                .param(event.from())
                .param(event.total())
                .param(utc(recorded.at()))
                .param(utc(recorded.at()))
                .update();
    }

    void advanced(Recorded<NodeReplayEvent> recorded, NodeReplayAdvanced event) {
        jdbc.sql("update ordered_part set events_per_second = case when :at > told_at and :events > events"
                        + " then coalesce(:newest * speed + (1 - :newest) * events_per_second, speed)"
                        + " else events_per_second end,"
                        + " position = :position, events = :events, total = :total, after_millis = :after, told_at = :at"
                        + " from (select replay_id as id, node as of_node, projection as of_projection,"
                        + " (:events - events) / greatest(extract(epoch from (:at - told_at)), 0.001) as speed"
                        + " from ordered_part) measured"
                        + " where replay_id = :replay and node = :node and projection = :projection"
                        + " and id = replay_id and of_node = node and of_projection = projection"
                        + " and state = 'RUNNING' and events <= :events")
                .param("newest", NEWEST)
                .param("at", utc(recorded.at()))
                .param("position", event.position())
                .param("events", event.events())
                .param("total", event.total())
                .param("after", event.afterMillis(), Types.BIGINT)
                .param("replay", event.replayId().value())
                .param("node", event.node())
                .param("projection", event.projection().value())
                .update();
    }

    void completed(Recorded<NodeReplayEvent> recorded, NodeReplayCompleted event) {
        jdbc.sql("update ordered_part set state = 'COMPLETED', events = ?, total = ?, took_millis = ?,"
                        + " drift = cast(? as jsonb), told_at = ?"
                        + " where replay_id = ? and node = ? and projection = ?")
                .param(event.events())
                .param(event.events())
                .param(event.tookMillis())
                .param(json.writeValueAsString(event.drift()))
                .param(utc(recorded.at()))
                .param(event.replayId().value())
                .param(event.node())
                .param(event.projection().value())
                .update();
    }

    /** A node may fail before it has begun. */
    void failed(Recorded<NodeReplayEvent> recorded, NodeReplayFailed event) {
        jdbc.sql("insert into ordered_part (replay_id, node, projection, state, events, total, failure, started_at,"
                        + " told_at) values (?, ?, ?, 'FAILED', 0, 0, ?, ?, ?)"
                        + " on conflict (replay_id, node, projection) do update"
                        + " set state = 'FAILED', failure = excluded.failure, told_at = excluded.told_at")
                .param(event.replayId().value())
                .param(event.node())
                .param(event.projection().value())
                .param(event.reason())
                .param(utc(recorded.at()))
                .param(utc(recorded.at()))
                .update();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
