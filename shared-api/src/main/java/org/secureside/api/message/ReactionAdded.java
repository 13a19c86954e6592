package org.secureside.api.message;

import org.axonframework.serialization.Revision;
import org.secureside.api.EventName;
import org.secureside.api.ResidentId;
import org.secureside.api.neighborhood.NeighborhoodId;

/**
 * A member reacted to the message.
 *
 * @param messageId the message
 * @param neighborhoodId where it was sent to
 * @param emoji what they reacted with
 * @param resident who reacted, with each emoji once
 */
@EventName("ReactionAdded")
@Revision("1")
public record ReactionAdded(MessageId messageId, NeighborhoodId neighborhoodId, String emoji, ResidentId resident)
        implements MessageEvent {}
