package org.secureside.api.message;

import org.axonframework.serialization.Revision;
import org.secureside.api.EventName;
import org.secureside.api.ResidentId;
import org.secureside.api.neighborhood.NeighborhoodId;

/**
 * A member took their reaction to the message back.
 *
 * @param messageId the message
 * @param neighborhoodId where it was sent to
 * @param emoji what they had reacted with
 * @param resident who had reacted
 */
@EventName("ReactionWithdrawn")
@Revision("1")
public record ReactionWithdrawn(MessageId messageId, NeighborhoodId neighborhoodId, String emoji, ResidentId resident)
        implements MessageEvent {}
