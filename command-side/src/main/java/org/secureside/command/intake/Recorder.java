package org.secureside.command.intake;

import org.axonframework.messaging.MetaData;
import org.secureside.api.message.SendMessage;
import org.secureside.command.dispatch.Change;

/** Records messages in the event store, each once, however often it is asked to. */
@FunctionalInterface
public interface Recorder {

    /**
     * Returns when the message is recorded, or was before.
     *
     * @throws org.secureside.command.dispatch.Refusal if the rules do not allow it
     * @throws org.secureside.web.problem.ProblemException if its key stands for another message
     * @throws RuntimeException of another kind if the event store did not take it, or did not say
     */
    Change record(SendMessage command, MetaData metadata);
}
