package org.secureside.query.deadletter;

import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.secureside.api.replay.DeadLetterDiscardRequested;
import org.secureside.api.replay.DeadLetterOrderEvent;
import org.secureside.api.replay.DeadLetterRetryRequested;
import org.secureside.api.replay.ProjectionName;
import org.secureside.eventstore.SecureSideProperties;
import org.secureside.query.projection.Commits;
import org.secureside.query.projection.FeedTables;
import org.secureside.query.projection.NodeOrders;
import org.secureside.query.projection.Turnstile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Obeys the orders of admins that concern this node's dead letters: each once, in the transaction of its token. */
@Component
@ProcessingGroup(NodeOrders.NAME)
class DeadLetterOrders {

    private static final Logger log = LoggerFactory.getLogger(DeadLetterOrders.class);

    private final String node;
    private final Turnstile turnstile;
    private final ParkedStreams streams;
    private final Letters letters;
    private final FeedTables tables;
    private final Commits commits;

    DeadLetterOrders(
            SecureSideProperties properties,
            Turnstile turnstile,
            ParkedStreams streams,
            Letters liveLetters,
            FeedTables tables,
            Commits commits) {
        this.node = properties.node().name();
        this.turnstile = turnstile;
        this.streams = streams;
        this.letters = liveLetters;
        this.tables = tables;
        this.commits = commits;
    }

    @EventHandler
    void on(DeadLetterRetryRequested order) {
        if (isForMe(order)) {
            begin();
            tables.tell(streams.retry(order.sequence()), commits.current());
        }
    }

    @EventHandler
    void on(DeadLetterDiscardRequested order) {
        if (isForMe(order)) {
            begin();
            long upTo = order.upTo() == null ? Long.MAX_VALUE : order.upTo();
            log.warn("{} parked events of {} are given up", streams.discard(order.sequence(), upTo), order.sequence());
        }
    }

    private boolean isForMe(DeadLetterOrderEvent order) {
        return order.projection().equals(ProjectionName.FEED) && order.nodes().contains(node);
    }

    /** Live events wait until the transaction is over. */
    private void begin() {
        UnitOfWork<?> unitOfWork = CurrentUnitOfWork.get();
        Turnstile.Holding holding = turnstile.alone();
        unitOfWork.onCleanup(u -> {
            letters.forget();
            holding.close();
        });
    }
}
