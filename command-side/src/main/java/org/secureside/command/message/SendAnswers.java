package org.secureside.command.message;

import java.net.URI;
import org.secureside.api.EntityTag;
import org.secureside.api.message.DeliveryState;
import org.secureside.api.message.MessageId;
import org.secureside.command.dispatch.Change;
import org.secureside.command.dispatch.TaggedAnswers;
import org.secureside.command.intake.Outcome;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;

/** What a sender is told: that the message is recorded, or that it is kept and will be. */
final class SendAnswers {

    /** The tag with which the message will be recorded: a reader can wait for it before it is. */
    private static final long FIRST_VERSION = 0;

    private SendAnswers() {}

    static ResponseEntity<MessageRequests.Accepted> of(MessageId message, Outcome outcome) {
        return switch (outcome) {
            case Outcome.Recorded(Change change) ->
                TaggedAnswers.created(location(message), message.value(), change)
                        .body(new MessageRequests.Accepted(message, change.version(), null));
            case Outcome.Promised(boolean replayed) -> promised(message, replayed);
        };
    }

    private static ResponseEntity<MessageRequests.Accepted> promised(MessageId message, boolean replayed) {
        ResponseEntity.BodyBuilder answer = ResponseEntity.accepted()
                .location(location(message))
                .header(HttpHeaders.LINK, "<%s/state>; rel=\"monitor\"".formatted(location(message)))
                .eTag(new EntityTag(message.value(), FIRST_VERSION).toString());
        return (replayed ? answer.header(TaggedAnswers.REPLAYED, "true") : answer)
                .body(new MessageRequests.Accepted(message, FIRST_VERSION, DeliveryState.JOURNALED));
    }

    private static URI location(MessageId message) {
        return URI.create("/api/messages/" + message);
    }
}
