package org.secureside.api.intake;

import org.secureside.api.DomainEvent;

/** Something that an admin decided about a message which was acknowledged and could not be recorded. */
public sealed interface IntakeDecisionEvent extends DomainEvent
        permits IntakeGiveUpRequested, IntakeDismissalRequested {

    /** Returns the decision. */
    IntakeDecisionId decisionId();
}
