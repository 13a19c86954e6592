package org.secureside.query.live;

import java.util.List;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.secureside.api.DomainEvent;
import org.secureside.query.deadletter.Applier;
import org.secureside.query.deadletter.Letters;
import org.secureside.query.projection.Arrived;
import org.secureside.query.projection.Commits;
import org.secureside.query.projection.FeedProcessor;
import org.secureside.query.projection.FeedTables;
import org.secureside.query.projection.Recorded;
import org.secureside.query.projection.RowBatch;
import org.secureside.query.projection.Stage;
import org.secureside.query.projection.Turnstile;
import org.springframework.stereotype.Component;

/**
 * Brings live events into the generation that is read, a batch at a time: in one transaction with the tracking token.
 * Messages are asked for what is in them only when they are written, so one that cannot be decoded is parked like one that
 * cannot be written.
 */
@Component
@ProcessingGroup(FeedProcessor.NAME)
class LiveProjection {

    private final Turnstile turnstile;
    private final Applier applier;
    private final Letters letters;
    private final FeedTables tables;
    private final Commits commits;
    private final RowBatch<Arrived> arrived = new RowBatch<>(Stage.FEED, this::write);

    LiveProjection(Turnstile turnstile, Applier applier, Letters letters, FeedTables tables, Commits commits) {
        this.turnstile = turnstile;
        this.applier = applier;
        this.letters = letters;
        this.tables = tables;
        this.commits = commits;
    }

    @EventHandler
    void on(DomainEventMessage<?> message, TrackingToken token) {
        arrived.add(new Arrived(message, token));
    }

    private void write(List<Arrived> events) {
        UnitOfWork<?> unitOfWork = CurrentUnitOfWork.get();
        turnstile.enter(unitOfWork);
        unitOfWork.onRollback(u -> letters.forget());
        List<Recorded<DomainEvent>> applied = applier.apply(events);
        tables.tell(applied, commits.current());
    }
}
