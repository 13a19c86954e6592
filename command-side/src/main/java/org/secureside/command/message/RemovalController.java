package org.secureside.command.message;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import java.util.UUID;
import org.secureside.api.message.MessageId;
import org.secureside.api.message.RemovalReason;
import org.secureside.api.message.RemoveMessage;
import org.secureside.command.dispatch.KeyHeader;
import org.secureside.web.security.Caller;
import org.secureside.web.security.ResidentsMay;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Lets moderators remove messages. */
@RestController
class RemovalController {

    private final MessageChanges changes;

    RemovalController(MessageChanges changes) {
        this.changes = changes;
    }

    @ResidentsMay // the role that counts is the one in the neighborhood, which the token does not know
    @PostMapping("/api/messages/{message}/removal")
    ResponseEntity<Void> remove(
            @PathVariable UUID message,
            @RequestBody MessageRequests.Remove wish,
            Caller caller,
            HttpServletRequest request) {
        wish.check(KeyHeader.check(request));
        MessageId id = new MessageId(message);
        RemoveMessage command = new RemoveMessage(
                id, caller.id(), new RemovalReason(Objects.requireNonNull(wish.reason())), KeyHeader.of(request));
        return changes.make(id, command, caller, request);
    }
}
