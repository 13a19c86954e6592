package org.secureside.command.message;

import java.util.List;
import org.axonframework.messaging.MetaData;
import org.secureside.api.message.SendMessage;
import org.secureside.command.dispatch.Change;
import org.secureside.command.dispatch.Creations;
import org.secureside.command.intake.Recorder;
import org.springframework.stereotype.Component;

/** Records messages as the first events of their streams. */
@Component
class MessageRecorder implements Recorder {

    private final Creations creations;

    MessageRecorder(Creations creations) {
        this.creations = creations;
    }

    @Override
    public Change record(SendMessage command, MetaData metadata) {
        return creations.create(command, metadata, command.messageId().value(), List.of(Message.sentBy(command)));
    }
}
