package org.secureside.api.message;

import org.axonframework.serialization.Revision;
import org.secureside.api.ResidentId;
import org.secureside.api.neighborhood.NeighborhoodId;

/**
 * A member sent a message to everyone in the neighborhood.
 *
 * @param messageId the message
 * @param neighborhoodId where it was sent to
 * @param author who sent it
 * @param body what it said, exactly as sent
 */
@Revision("1")
public record MessageSent(MessageId messageId, NeighborhoodId neighborhoodId, ResidentId author, String body)
        implements MessageEvent {}
