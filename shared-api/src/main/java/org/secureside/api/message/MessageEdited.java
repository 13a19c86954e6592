package org.secureside.api.message;

import org.axonframework.serialization.Revision;
import org.secureside.api.EventName;
import org.secureside.api.neighborhood.NeighborhoodId;

/**
 * The author changed what the message says.
 *
 * @param messageId the message
 * @param neighborhoodId where it was sent to
 * @param body what it said from then on, exactly as sent
 */
@EventName("MessageEdited")
@Revision("1")
public record MessageEdited(MessageId messageId, NeighborhoodId neighborhoodId, String body) implements MessageEvent {}
