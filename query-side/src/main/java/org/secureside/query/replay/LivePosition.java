package org.secureside.query.replay;

import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.secureside.query.projection.FeedProcessor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Knows how far live events are applied, as it is committed. */
@Component
class LivePosition {

    private final JdbcClient jdbc;
    private final Serializer serializer;

    LivePosition(JdbcClient jdbc, Serializer serializer) {
        this.jdbc = jdbc;
        this.serializer = serializer;
    }

    /** Returns the position of the newest event that is applied, -1 if there is none. */
    long now() {
        return jdbc.sql("select token, token_type from tracking_token"
                        + " where processor_name = ? and segment = 0 and token is not null")
                .param(FeedProcessor.NAME)
                .query((row, number) -> positionOf(serializer.deserialize(new SimpleSerializedObject<>(
                        row.getBytes("token"), byte[].class, row.getString("token_type"), null))))
                .optional()
                .orElse(-1L);
    }

    private static long positionOf(TrackingToken token) {
        return token.position().orElse(-1);
    }
}
