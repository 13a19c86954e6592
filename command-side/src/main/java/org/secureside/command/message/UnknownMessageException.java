package org.secureside.command.message;

import org.secureside.api.message.MessageId;
import org.secureside.api.neighborhood.NeighborhoodId;
import org.secureside.command.dispatch.Refusal;

/** Refused: a request refers to a message that its neighborhood does not have. */
public final class UnknownMessageException extends Refusal {

    /** Says which message is not there. One of another neighborhood is told by the same words, so nobody can probe. */
    public UnknownMessageException(MessageId message, NeighborhoodId neighborhood) {
        super("Neighborhood %s has no message %s: check the id".formatted(neighborhood, message));
    }
}
