package org.secureside.api.intake;

import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.secureside.api.ResidentId;
import org.secureside.api.message.MessageId;
import org.secureside.api.neighborhood.NeighborhoodId;

/**
 * Take note of what an admin decides about a message in a journal.
 *
 * @param decisionId the decision
 * @param verdict what is decided
 * @param messageId the message
 * @param neighborhoodId where it was sent to
 * @param node the node that keeps it
 * @param journaledAt when it was journaled there
 * @param trouble what went wrong with it
 * @param reason why it is decided
 * @param decidedBy the admin
 */
public record DecideOnIntake(
        @TargetAggregateIdentifier IntakeDecisionId decisionId,
        Verdict verdict,
        MessageId messageId,
        NeighborhoodId neighborhoodId,
        String node,
        Instant journaledAt,
        String trouble,
        String reason,
        ResidentId decidedBy) {

    /** What is decided. */
    public enum Verdict {
        /** It is refused if it fails once more. */
        GIVE_UP,
        /** It was refused, and is kept no longer. */
        DISMISS
    }
}
