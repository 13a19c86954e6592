package org.secureside.command.intake;

import java.util.List;
import org.axonframework.messaging.MetaData;
import org.secureside.api.message.SendMessage;
import org.secureside.command.dispatch.Change;

/** Records messages in the event store, each once, however often it is asked to. */
public interface Recorder {

    /**
     * A message to record.
     *
     * @param command what its sender asked for
     * @param metadata what its event carries beside the payload
     */
    record Sending(SendMessage command, MetaData metadata) {}

    /**
     * Returns when the message is recorded, or was before.
     *
     * @throws org.secureside.command.dispatch.Refusal if the rules do not allow it
     * @throws org.secureside.web.problem.ProblemException if its key stands for another message
     * @throws RuntimeException of another kind if the event store did not take it, or did not say
     */
    Change record(SendMessage command, MetaData metadata);

    /**
     * Records several messages at once, in their order. All are recorded when it returns; if it throws, some of them have
     * to be recorded one by one to find out what is wrong with which.
     *
     * @throws RuntimeException if one of them cannot be recorded, or was before
     */
    void recordTogether(List<Sending> messages);
}
