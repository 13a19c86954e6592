package org.secureside.api.message;

import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;
import org.secureside.api.ResidentId;
import org.secureside.api.neighborhood.NeighborhoodId;

/**
 * Send a message to everyone in a neighborhood. Only its members may.
 *
 * @param messageId the message to be, named by sender and key
 * @param neighborhoodId where it is sent to
 * @param author who sends it
 * @param body what it says
 * @param alert what makes it an alert, or nothing if it is chat
 * @param inReplyTo the message of the same neighborhood that it answers, if it answers one
 */
public record SendMessage(
        @TargetAggregateIdentifier MessageId messageId,
        NeighborhoodId neighborhoodId,
        ResidentId author,
        MessageBody body,
        @Nullable Alert alert,
        @Nullable MessageId inReplyTo) {}
