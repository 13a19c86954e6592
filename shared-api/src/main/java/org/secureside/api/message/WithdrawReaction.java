package org.secureside.api.message;

import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.secureside.api.ResidentId;

/**
 * Take one's own reaction back. Where there is none, nothing changes.
 *
 * @param messageId the message
 * @param resident who had reacted
 * @param emoji with what
 */
public record WithdrawReaction(@TargetAggregateIdentifier MessageId messageId, ResidentId resident, Emoji emoji) {}
