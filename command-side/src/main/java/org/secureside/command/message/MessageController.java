package org.secureside.command.message;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import java.util.UUID;
import org.secureside.api.ExpectedVersion;
import org.secureside.api.message.EditMessage;
import org.secureside.api.message.MessageBody;
import org.secureside.api.message.MessageId;
import org.secureside.api.message.RetractMessage;
import org.secureside.api.message.SendMessage;
import org.secureside.api.neighborhood.NeighborhoodId;
import org.secureside.command.dispatch.CommandMetadata;
import org.secureside.command.dispatch.IfMatch;
import org.secureside.command.dispatch.KeyHeader;
import org.secureside.command.intake.Outcome;
import org.secureside.command.intake.TakesMessages;
import org.secureside.web.problem.ProblemException;
import org.secureside.web.problem.ProblemType;
import org.secureside.web.security.Caller;
import org.secureside.web.security.ResidentsMay;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Takes messages from residents, and lets their authors change them. */
@RestController
class MessageController {

    private final TakesMessages intake;
    private final MessageChanges changes;
    private final CommandMetadata metadata;

    MessageController(TakesMessages intake, MessageChanges changes, CommandMetadata metadata) {
        this.intake = intake;
        this.changes = changes;
        this.metadata = metadata;
    }

    @ResidentsMay
    @PostMapping("/api/neighborhoods/{neighborhood}/messages")
    ResponseEntity<MessageRequests.Accepted> send(
            @PathVariable UUID neighborhood,
            @RequestBody MessageRequests.Send wish,
            Caller caller,
            HttpServletRequest request) {
        wish.check(KeyHeader.check(request).field(Urgency.HEADER, Urgency.problemWith(request, wish.isAlert())));
        SendMessage command = new SendMessage(
                MessageId.of(caller.id(), KeyHeader.of(request)),
                new NeighborhoodId(neighborhood),
                caller.id(),
                new MessageBody(Objects.requireNonNull(wish.body())),
                wish.alert(),
                wish.inReplyTo());
        MessageId message = command.messageId();
        Outcome outcome = intake.take(command, metadata.of(caller, request, wish.sentAt()));
        return SendAnswers.of(message, outcome);
    }

    @ResidentsMay
    @PatchMapping("/api/messages/{message}")
    ResponseEntity<Void> edit(
            @PathVariable UUID message,
            @RequestBody MessageRequests.Edit wish,
            IfMatch condition,
            Caller caller,
            HttpServletRequest request) {
        wish.check();
        MessageId id = new MessageId(message);
        ExpectedVersion expected = condition
                .versionOf(message)
                .orElseThrow(() -> new ProblemException(
                        ProblemType.VERSION_REQUIRED,
                        "Send the ETag of the message that was read as If-Match, so that no newer text is overwritten"
                                + " unseen."));
        EditMessage command =
                new EditMessage(id, caller.id(), new MessageBody(Objects.requireNonNull(wish.body())), expected);
        return changes.make(id, command, caller, request);
    }

    @ResidentsMay
    @DeleteMapping("/api/messages/{message}")
    ResponseEntity<Void> retract(
            @PathVariable UUID message, IfMatch condition, Caller caller, HttpServletRequest request) {
        // Optional: what is gone overwrites nothing, whatever the text was in the meantime.
        ExpectedVersion expected = condition.versionOrAnyOf(message);
        MessageId id = new MessageId(message);
        return changes.make(id, new RetractMessage(id, caller.id(), expected), caller, request);
    }
}
