package org.secureside.api.message;

import org.axonframework.serialization.Revision;
import org.secureside.api.EventName;
import org.secureside.api.IdempotencyKey;
import org.secureside.api.ResidentId;
import org.secureside.api.neighborhood.NeighborhoodId;

/**
 * A moderator removed the message: nobody was shown what it said any more, and it changed no more.
 *
 * @param messageId the message
 * @param neighborhoodId where it was sent to
 * @param removedBy the moderator
 * @param reason why, in the moderator's words
 * @param key the key of the moderator's request, by which a repeated one is known
 */
@EventName("MessageRemoved")
@Revision("1")
public record MessageRemoved(
        MessageId messageId, NeighborhoodId neighborhoodId, ResidentId removedBy, String reason, IdempotencyKey key)
        implements MessageEvent {}
