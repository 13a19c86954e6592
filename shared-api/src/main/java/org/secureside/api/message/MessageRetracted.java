package org.secureside.api.message;

import org.axonframework.serialization.Revision;
import org.secureside.api.EventName;
import org.secureside.api.neighborhood.NeighborhoodId;

/**
 * The author took the message back: nobody was shown what it said any more, and it changed no more.
 *
 * @param messageId the message
 * @param neighborhoodId where it was sent to
 */
@EventName("MessageRetracted")
@Revision("1")
public record MessageRetracted(MessageId messageId, NeighborhoodId neighborhoodId) implements MessageEvent {}
