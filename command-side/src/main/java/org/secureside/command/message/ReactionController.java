package org.secureside.command.message;

import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import org.secureside.api.message.AddReaction;
import org.secureside.api.message.Emoji;
import org.secureside.api.message.MessageId;
import org.secureside.api.message.WithdrawReaction;
import org.secureside.web.problem.FieldCheck;
import org.secureside.web.security.Caller;
import org.secureside.web.security.ResidentsMay;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriComponentsBuilder;

/** Lets residents react to messages, and take it back. */
@RestController
class ReactionController {

    private static final String PATH = "/api/messages/{message}/reactions/{emoji}";

    private final MessageChanges changes;

    ReactionController(MessageChanges changes) {
        this.changes = changes;
    }

    @ResidentsMay
    @PutMapping(PATH)
    ResponseEntity<Void> react(
            @PathVariable UUID message, @PathVariable String emoji, Caller caller, HttpServletRequest request) {
        MessageId id = new MessageId(message);
        AddReaction command = new AddReaction(id, caller.id(), checked(emoji));
        return changes.put(UriComponentsBuilder.fromPath(PATH).build(message, emoji), id, command, caller, request);
    }

    @ResidentsMay
    @DeleteMapping(PATH)
    ResponseEntity<Void> withdraw(
            @PathVariable UUID message, @PathVariable String emoji, Caller caller, HttpServletRequest request) {
        MessageId id = new MessageId(message);
        return changes.make(id, new WithdrawReaction(id, caller.id(), checked(emoji)), caller, request);
    }

    private static Emoji checked(String emoji) {
        new FieldCheck().field("emoji", Emoji.problemWith(emoji)).done();
        return new Emoji(emoji);
    }
}
