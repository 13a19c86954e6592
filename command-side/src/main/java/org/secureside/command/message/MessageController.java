package org.secureside.command.message;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.secureside.api.EventMetadata;
import org.secureside.api.IdempotencyKey;
import org.secureside.api.message.MessageBody;
import org.secureside.api.message.MessageId;
import org.secureside.api.message.SendMessage;
import org.secureside.api.neighborhood.NeighborhoodId;
import org.secureside.command.dispatch.CommandMetadata;
import org.secureside.command.dispatch.Creations;
import org.secureside.command.dispatch.KeyHeader;
import org.secureside.web.security.Caller;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Takes messages from residents. */
@RestController
class MessageController {

    private final Creations creations;
    private final CommandMetadata metadata;

    MessageController(Creations creations, CommandMetadata metadata) {
        this.creations = creations;
        this.metadata = metadata;
    }

    @PostMapping("/api/neighborhoods/{neighborhood}/messages")
    ResponseEntity<MessageAccepted> send(
            @PathVariable UUID neighborhood,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String key,
            @RequestBody SendMessageRequest sent,
            Caller caller,
            HttpServletRequest request) {
        KeyHeader.check(key)
                .field("body", MessageBody.problemWith(sent.body()))
                .field("sentAt", EventMetadata.sentAtProblem(sent.sentAt()))
                .done();
        SendMessage command = new SendMessage(
                MessageId.of(caller.id(), new IdempotencyKey(Objects.requireNonNull(key))),
                new NeighborhoodId(neighborhood),
                caller.id(),
                new MessageBody(Objects.requireNonNull(sent.body())));
        Creations.Outcome outcome = creations.create(
                command,
                metadata.of(caller, request, sent.sentAt()),
                command.messageId().toString(),
                Message.sentBy(command));
        MessageAccepted message = new MessageAccepted(command.messageId(), 0);
        return outcome.answerAt(URI.create("/api/messages/" + message.messageId()))
                .eTag(message.etag())
                .body(message);
    }
}
