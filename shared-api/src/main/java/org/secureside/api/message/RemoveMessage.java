package org.secureside.api.message;

import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.secureside.api.IdempotencyKey;
import org.secureside.api.ResidentId;

/**
 * Remove a message. Only the moderators of its neighborhood may.
 *
 * @param messageId the message
 * @param moderator who asks
 * @param reason why
 * @param key the key of the request, by which a repeated one is known
 */
public record RemoveMessage(
        @TargetAggregateIdentifier MessageId messageId,
        ResidentId moderator,
        RemovalReason reason,
        IdempotencyKey key) {}
