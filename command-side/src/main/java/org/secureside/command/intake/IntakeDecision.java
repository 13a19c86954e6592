package org.secureside.command.intake;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;
import org.secureside.api.intake.DecideOnIntake;
import org.secureside.api.intake.IntakeDecisionEvent;
import org.secureside.api.intake.IntakeDecisionId;
import org.secureside.api.intake.IntakeDismissalRequested;
import org.secureside.api.intake.IntakeGiveUpRequested;

/** A decision of an admin about an acknowledged message. It is taken once; the node that keeps the message carries it out. */
@Aggregate(type = "IntakeDecision")
class IntakeDecision {

    @AggregateIdentifier
    @SuppressWarnings("UnusedVariable") // Axon reads it
    private @Nullable IntakeDecisionId id;

    IntakeDecision() {
        // for Axon, which then replays the events
    }

    @CommandHandler
    IntakeDecision(DecideOnIntake command) {
        AggregateLifecycle.apply(recordedFor(command));
    }

    /** Returns the event that a decision is recorded as. */
    static IntakeDecisionEvent recordedFor(DecideOnIntake decision) {
        return switch (decision.verdict()) {
            case GIVE_UP ->
                new IntakeGiveUpRequested(
                        decision.decisionId(),
                        decision.messageId(),
                        decision.neighborhoodId(),
                        decision.node(),
                        decision.journaledAt(),
                        decision.trouble(),
                        decision.reason(),
                        decision.decidedBy());
            case DISMISS ->
                new IntakeDismissalRequested(
                        decision.decisionId(),
                        decision.messageId(),
                        decision.neighborhoodId(),
                        decision.node(),
                        decision.journaledAt(),
                        decision.trouble(),
                        decision.reason(),
                        decision.decidedBy());
        };
    }

    @EventSourcingHandler
    void on(IntakeDecisionEvent event) {
        id = event.decisionId();
    }
}
