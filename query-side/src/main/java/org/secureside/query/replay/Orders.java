package org.secureside.query.replay;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.secureside.api.replay.ProjectionName;
import org.secureside.api.replay.ReplayId;
import org.secureside.api.replay.ReplayPlan;
import org.secureside.api.replay.ReplayRequested;
import org.secureside.api.replay.ReplayStrategy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The replays that this node was told of, and whose turn it is. */
@Component
class Orders {

    private final JdbcClient jdbc;
    private final JsonMapper json;

    Orders(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    void note(ReplayRequested order, long position, @Nullable String requestId) {
        jdbc.sql("insert into replay_order (replay_id, position, plan, state, request_id)"
                        + " values (?, ?, ?, 'REQUESTED', ?) on conflict (replay_id) do nothing")
                .param(order.replayId().value())
                .param(position)
                .param(json.writeValueAsString(order.plan()))
                .param(requestId)
                .update();
    }

    void note(ReplayId replay, Order.State state) {
        jdbc.sql("update replay_order set state = ? where replay_id = ? and state <> 'CANCELLED'")
                .param(state.name())
                .param(replay.value())
                .update();
    }

    void noteTurn(ReplayId replay, String node, ProjectionName projection, boolean completed) {
        jdbc.sql("insert into replay_turn (replay_id, node, projection, completed) values (?, ?, ?, ?)"
                        + " on conflict (replay_id, node, projection) do nothing")
                .param(replay.value())
                .param(node)
                .param(projection.value())
                .param(completed)
                .update();
    }

    /** Returns the replays, in the order in which they were requested. */
    List<Order> all() {
        return jdbc.sql("select * from replay_order order by position")
                .query((row, number) -> order(row))
                .list();
    }

    Optional<Order> find(ReplayId replay) {
        return jdbc.sql("select * from replay_order where replay_id = ?")
                .param(replay.value())
                .query((row, number) -> order(row))
                .optional();
    }

    private Order order(ResultSet row) throws SQLException {
        return new Order(
                new ReplayId(row.getObject("replay_id", UUID.class)),
                json.readValue(row.getString("plan"), ReplayPlan.class),
                Order.State.valueOf(row.getString("state")),
                Optional.ofNullable(row.getString("request_id")));
    }

    /** Returns the projections that a node is through with, completed or failed. */
    List<ProjectionName> ended(ReplayId replay, String node) {
        return jdbc
                .sql("select projection from replay_turn where replay_id = ? and node = ?")
                .param(replay.value())
                .param(node)
                .query(String.class)
                .list()
                .stream()
                .map(ProjectionName::new)
                .toList();
    }

    /** Returns whether it is a node's turn: with a rolling replay, when those before it have completed everything. */
    boolean isTurnOf(String node, Order order) {
        if (order.plan().strategy() == ReplayStrategy.PARALLEL) {
            return true;
        }
        List<String> before = order.plan().nodes().stream()
                .takeWhile(other -> !other.equals(node))
                .toList();
        return before.stream()
                .allMatch(other ->
                        jdbc.sql("select count(*) from replay_turn" + " where replay_id = ? and node = ? and completed")
                                        .param(order.replay().value())
                                        .param(other)
                                        .query(Long.class)
                                        .single()
                                >= order.plan().projections().size());
    }
}
