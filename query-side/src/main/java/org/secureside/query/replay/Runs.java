package org.secureside.query.replay;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.jspecify.annotations.Nullable;
import org.secureside.api.replay.ProjectionName;
import org.secureside.api.replay.ReplayId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How far this node is with its parts of replays, in its database. */
@Component
class Runs {

    private final JdbcClient jdbc;
    private final Serializer serializer;

    Runs(JdbcClient jdbc, Serializer serializer) {
        this.jdbc = jdbc;
        this.serializer = serializer;
    }

    Optional<Run> find(ReplayId replay, ProjectionName projection) {
        return jdbc.sql("select * from replay_run where replay_id = ? and projection = ?")
                .param(replay.value())
                .param(projection.value())
                .query((row, number) -> run(row))
                .optional();
    }

    private Run run(ResultSet row) throws SQLException {
        return new Run(
                new ReplayId(row.getObject("replay_id", UUID.class)),
                new ProjectionName(row.getString("projection")),
                Run.State.valueOf(row.getString("state")),
                row.getObject("generation", Integer.class),
                row.getLong("from_position"),
                row.getLong("to_position"),
                row.getLong("total"),
                token(row.getBytes("token"), row.getString("token_type")),
                row.getLong("position"),
                row.getLong("events"),
                row.getObject("started_at", OffsetDateTime.class).toInstant(),
                Optional.ofNullable(row.getString("outcome")));
    }

    private @Nullable TrackingToken token(byte @Nullable [] token, @Nullable String type) {
        return token == null
                ? null
                : serializer.deserialize(new SimpleSerializedObject<>(token, byte[].class, type, null));
    }

    /** Begins, unless it was begun before, and returns how far it is. */
    Run begin(
            ReplayId replay,
            ProjectionName projection,
            @Nullable Integer generation,
            @Nullable TrackingToken after,
            long from,
            long to,
            long total) {
        SerializedObject<byte[]> token = after == null ? null : serializer.serialize(after, byte[].class);
        jdbc.sql("insert into replay_run (replay_id, projection, state, generation, from_position, to_position, total,"
                        + " token, token_type, position) values (?, ?, 'RUNNING', ?, ?, ?, ?, ?, ?, ?)"
                        + " on conflict (replay_id, projection) do nothing")
                .param(replay.value())
                .param(projection.value())
                .param(generation)
                .param(from)
                .param(to)
                .param(total)
                .param(token == null ? null : token.getData())
                .param(token == null ? null : token.getType().getName())
                .param(from)
                .update();
        return find(replay, projection).orElseThrow();
    }

    /** Moves on, in the transaction of the rows. */
    void advance(JdbcClient transaction, Run run, TrackingToken token, int events) {
        SerializedObject<byte[]> serialized = serializer.serialize(token, byte[].class);
        transaction
                .sql("update replay_run set token = ?, token_type = ?, position = ?, events = events + ?"
                        + " where replay_id = ? and projection = ?")
                .param(serialized.getData())
                .param(serialized.getType().getName())
                .param(token.position().orElse(run.position()))
                .param(events)
                .param(run.replay().value())
                .param(run.projection().value())
                .update();
    }

    void end(Run run, Run.State state, String outcome) {
        jdbc.sql("update replay_run set state = ?, outcome = ? where replay_id = ? and projection = ?"
                        + " and state = 'RUNNING'")
                .param(state.name())
                .param(outcome)
                .param(run.replay().value())
                .param(run.projection().value())
                .update();
    }
}
