package org.secureside.command.intake;

import org.axonframework.messaging.MetaData;
import org.secureside.api.message.SendMessage;
import org.secureside.command.dispatch.Refusal;
import org.secureside.web.problem.ProblemException;

/** Takes messages from their senders. */
@FunctionalInterface
public interface TakesMessages {

    /**
     * Takes a message. What it returns is a promise that outlives this process.
     *
     * @param command what the sender asks for
     * @param metadata what the event is to carry beside its payload: texts
     * @throws Refusal if the rules do not allow it
     * @throws ProblemException if the key of the message was used for another
     * @throws RuntimeException of another kind if it can be neither recorded nor kept now
     */
    Outcome take(SendMessage command, MetaData metadata);
}
