package org.secureside.command.message;

import org.secureside.api.message.MessageId;
import org.secureside.command.dispatch.Refusal;

/** A message was acknowledged and will be recorded; until then nothing can be done with it. */
final class NotRecordedYetException extends Refusal {

    NotRecordedYetException(MessageId message) {
        super("The message %s was taken and is not recorded yet: send the request again".formatted(message));
    }
}
