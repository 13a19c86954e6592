package org.secureside.api.message;

import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.secureside.api.ExpectedVersion;
import org.secureside.api.ResidentId;

/**
 * Change what a message says. Only its author may, while they are a member and until it is retracted or removed. A text
 * that the message already has changes nothing.
 *
 * @param messageId the message
 * @param editor who asks
 * @param body what it is to say
 * @param expected what the editor takes for the newest version
 */
public record EditMessage(
        @TargetAggregateIdentifier MessageId messageId,
        ResidentId editor,
        MessageBody body,
        ExpectedVersion expected) {}
