package org.secureside.command.replay;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;
import org.secureside.api.replay.DeadLetterDiscardRequested;
import org.secureside.api.replay.DeadLetterOrderEvent;
import org.secureside.api.replay.DeadLetterOrderId;
import org.secureside.api.replay.DeadLetterRetryRequested;
import org.secureside.api.replay.OrderDeadLetters;

/** An order to do something with events that could not be applied. It is given once; the nodes obey where they have any. */
@Aggregate(type = "DeadLetterOrder")
class DeadLetterOrder {

    @AggregateIdentifier
    @SuppressWarnings("UnusedVariable") // Axon reads it
    private @Nullable DeadLetterOrderId id;

    DeadLetterOrder() {
        // for Axon, which then replays the events
    }

    @CommandHandler
    DeadLetterOrder(OrderDeadLetters command) {
        AggregateLifecycle.apply(recordedFor(command));
    }

    /** Returns the event that an order is recorded as. */
    static DeadLetterOrderEvent recordedFor(OrderDeadLetters order) {
        return switch (order.action()) {
            case RETRY ->
                new DeadLetterRetryRequested(
                        order.orderId(),
                        order.projection(),
                        order.sequence(),
                        order.nodes(),
                        order.reason(),
                        order.requestedBy());
            case DISCARD ->
                new DeadLetterDiscardRequested(
                        order.orderId(),
                        order.projection(),
                        order.sequence(),
                        order.upTo(),
                        order.nodes(),
                        order.reason(),
                        order.requestedBy());
        };
    }

    @EventSourcingHandler
    void on(DeadLetterOrderEvent event) {
        id = event.orderId();
    }
}
