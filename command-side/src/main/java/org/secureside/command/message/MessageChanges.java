package org.secureside.command.message;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import org.secureside.api.message.MessageId;
import org.secureside.command.dispatch.Change;
import org.secureside.command.dispatch.Changes;
import org.secureside.command.dispatch.TaggedAnswers;
import org.secureside.web.security.Caller;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Changes messages, and tells what they are after it; those that are on their way are not called missing. */
@Component
class MessageChanges {

    private final Changes changes;
    private final PromisedMessages promised;

    MessageChanges(Changes changes, PromisedMessages promised) {
        this.changes = changes;
        this.promised = promised;
    }

    ResponseEntity<Void> make(MessageId message, Object command, Caller caller, HttpServletRequest request) {
        return TaggedAnswers.noContent(message.value(), changed(message, command, caller, request));
    }

    /** Has something put in its place at a message. */
    ResponseEntity<Void> put(URI target, MessageId message, Object command, Caller caller, HttpServletRequest request) {
        return TaggedAnswers.put(target, message.value(), changed(message, command, caller, request));
    }

    private Change changed(MessageId message, Object command, Caller caller, HttpServletRequest request) {
        return promised.withRecorded(message, caller, () -> changes.make(command, caller, request));
    }
}
