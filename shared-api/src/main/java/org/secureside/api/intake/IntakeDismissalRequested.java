package org.secureside.api.intake;

import java.time.Instant;
import org.axonframework.serialization.Revision;
import org.secureside.api.EventName;
import org.secureside.api.ResidentId;
import org.secureside.api.message.MessageId;
import org.secureside.api.neighborhood.NeighborhoodId;

/**
 * An admin dismissed a message that was acknowledged and could not be recorded: the node was to keep it no longer.
 *
 * @param decisionId the decision
 * @param messageId the message
 * @param neighborhoodId where it was sent to
 * @param node the node that kept it
 * @param journaledAt when it was journaled there
 * @param refusal why it could not be recorded
 * @param reason why it need not be kept any longer
 * @param requestedBy the admin
 */
@EventName("IntakeDismissalRequested")
@Revision("1")
public record IntakeDismissalRequested(
        IntakeDecisionId decisionId,
        MessageId messageId,
        NeighborhoodId neighborhoodId,
        String node,
        Instant journaledAt,
        String refusal,
        String reason,
        ResidentId requestedBy)
        implements IntakeDecisionEvent {}
