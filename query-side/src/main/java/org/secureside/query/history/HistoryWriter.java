package org.secureside.query.history;

import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.serialization.Serializer;
import org.secureside.query.projection.RowBatch;
import org.secureside.query.projection.Stage;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/**
 * Keeps every event as it was stored. It asks for the message and never for what is in it: so an event that this release
 * cannot read is kept like every other.
 */
@Component
@ProcessingGroup(HistoryProcessor.NAME)
class HistoryWriter {

    private final Serializer serializer;
    private final RowBatch<HistoryRow> recorded;

    HistoryWriter(@Qualifier("eventSerializer") Serializer serializer, HistoryTable table) {
        this.serializer = serializer;
        this.recorded = new RowBatch<>(Stage.HISTORY, table::write);
    }

    @EventHandler
    void on(EventMessage<?> message, TrackingToken token) {
        recorded.add(HistoryRow.of(message, token, serializer));
    }
}
