package org.secureside.query.feed;

import java.util.List;
import java.util.UUID;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.TrackingToken;
import org.secureside.api.message.MessageEvent;
import org.secureside.query.projection.Commits;
import org.secureside.query.projection.FeedProcessor;
import org.secureside.query.projection.Recorded;
import org.secureside.query.projection.RowBatch;
import org.secureside.query.projection.Stage;
import org.springframework.stereotype.Component;

/** Keeps the messages of all neighborhoods for readers. */
@Component
@ProcessingGroup(FeedProcessor.NAME)
class FeedProjection {

    private final Commits commits;
    private final MessageTables tables;
    private final RowBatch<Recorded<MessageEvent>> happened = new RowBatch<>(Stage.MESSAGES, this::write);

    FeedProjection(Commits commits, MessageTables tables) {
        this.commits = commits;
        this.tables = tables;
    }

    @EventHandler
    void on(MessageEvent event, DomainEventMessage<?> message, TrackingToken token) {
        happened.add(Recorded.of(event, message, token));
    }

    private void write(List<Recorded<MessageEvent>> events) {
        tables.write(MessageChange.of(events));
        events.stream()
                .map(recorded -> recorded.event().messageId().value())
                .distinct()
                .forEach((UUID id) -> commits.current().changed(id));
    }
}
