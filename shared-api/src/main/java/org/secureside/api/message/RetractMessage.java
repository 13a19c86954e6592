package org.secureside.api.message;

import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.secureside.api.ExpectedVersion;
import org.secureside.api.ResidentId;

/**
 * Take a message back. Only its author may, while they are a member; retracting it again changes nothing.
 *
 * @param messageId the message
 * @param author who asks
 * @param expected what the author takes for the newest version
 */
public record RetractMessage(
        @TargetAggregateIdentifier MessageId messageId, ResidentId author, ExpectedVersion expected) {}
