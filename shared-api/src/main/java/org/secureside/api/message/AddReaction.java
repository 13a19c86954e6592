package org.secureside.api.message;

import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.secureside.api.ResidentId;

/**
 * React to a message. Only members of its neighborhood may; reacting with the same emoji again changes nothing.
 *
 * @param messageId the message
 * @param resident who reacts
 * @param emoji with what
 */
public record AddReaction(@TargetAggregateIdentifier MessageId messageId, ResidentId resident, Emoji emoji) {

    /** The most different emoji that one message collects. */
    public static final int MAX_DIFFERENT = 20;
}
