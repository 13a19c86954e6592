package org.secureside.query.stream;

import java.util.List;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.TrackingToken;
import org.secureside.api.message.MessageEvent;
import org.secureside.api.neighborhood.NeighborhoodEvent;
import org.secureside.query.projection.Columns;
import org.secureside.query.projection.Commits;
import org.secureside.query.projection.FeedProcessor;
import org.secureside.query.projection.Recorded;
import org.secureside.query.projection.RowBatch;
import org.secureside.query.projection.Stage;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps what happened in each neighborhood, in order, for its streams. */
@Component
@ProcessingGroup(FeedProcessor.NAME)
class StreamProjection {

    private final JdbcClient jdbc;
    private final Commits commits;
    private final RowBatch<Happening> happened = new RowBatch<>(Stage.STREAM, this::write);

    StreamProjection(JdbcClient jdbc, Commits commits) {
        this.jdbc = jdbc;
        this.commits = commits;
    }

    @EventHandler
    void on(MessageEvent event, DomainEventMessage<?> message, TrackingToken token) {
        happened.add(Happening.of(Recorded.of(event, message, token)));
    }

    @EventHandler
    void on(NeighborhoodEvent event, DomainEventMessage<?> message, TrackingToken token) {
        happened.add(Happening.in(Recorded.of(event, message, token)));
    }

    private void write(List<Happening> rows) {
        jdbc.sql("""
                insert into stream_event (neighborhood_id, position, type, message_id, resident)
                select * from unnest(?, ?, ?, ?, ?)
                on conflict (neighborhood_id, position) do nothing""")
                .param(Columns.of("uuid", rows, Happening::neighborhood))
                .param(Columns.of("bigint", rows, Happening::position))
                .param(Columns.of("text", rows, Happening::type))
                .param(Columns.of("uuid", rows, Happening::message))
                .param(Columns.of("text", rows, Happening::resident))
                .update();
        rows.forEach(row -> commits.current().happenedIn(row.neighborhood()));
    }
}
