package org.secureside.query.neighborhood;

import java.util.List;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.TrackingToken;
import org.secureside.api.neighborhood.NeighborhoodEvent;
import org.secureside.query.projection.Commits;
import org.secureside.query.projection.FeedProcessor;
import org.secureside.query.projection.Recorded;
import org.secureside.query.projection.RowBatch;
import org.secureside.query.projection.Stage;
import org.springframework.stereotype.Component;

/** Keeps neighborhoods and their members for readers. */
@Component
@ProcessingGroup(FeedProcessor.NAME)
class NeighborhoodProjection {

    private final Commits commits;
    private final NeighborhoodTables tables;
    private final RowBatch<Recorded<NeighborhoodEvent>> happened = new RowBatch<>(Stage.NEIGHBORHOODS, this::write);

    NeighborhoodProjection(Commits commits, NeighborhoodTables tables) {
        this.commits = commits;
        this.tables = tables;
    }

    @EventHandler
    void on(NeighborhoodEvent event, DomainEventMessage<?> message, TrackingToken token) {
        happened.add(Recorded.of(event, message, token));
    }

    private void write(List<Recorded<NeighborhoodEvent>> events) {
        tables.write(events);
        events.forEach(recorded ->
                commits.current().changed(recorded.event().neighborhoodId().value()));
    }
}
