package org.secureside.api.intake;

import java.time.Instant;
import org.axonframework.serialization.Revision;
import org.secureside.api.EventName;
import org.secureside.api.ResidentId;
import org.secureside.api.message.MessageId;
import org.secureside.api.neighborhood.NeighborhoodId;

/**
 * An admin gave up a message that holds up its neighborhood: it was to be refused if it failed once more.
 *
 * @param decisionId the decision
 * @param messageId the message, which was acknowledged
 * @param neighborhoodId where it was sent to
 * @param node the node that keeps it
 * @param journaledAt when it was journaled there
 * @param failure the kind of what went wrong until then
 * @param reason why
 * @param requestedBy the admin
 */
@EventName("IntakeGiveUpRequested")
@Revision("1")
public record IntakeGiveUpRequested(
        IntakeDecisionId decisionId,
        MessageId messageId,
        NeighborhoodId neighborhoodId,
        String node,
        Instant journaledAt,
        String failure,
        String reason,
        ResidentId requestedBy)
        implements IntakeDecisionEvent {}
