package org.secureside.command.message;

import java.util.UUID;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.secureside.api.message.MessageId;
import org.secureside.web.problem.ProblemAnswers;
import org.secureside.web.problem.ProblemType;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Tells clients why a message is not changed. */
@RestControllerAdvice(basePackageClasses = MessageAdvice.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
class MessageAdvice {

    @ExceptionHandler
    ResponseEntity<ProblemDetail> refuse(MessageRefusal refusal) {
        return ProblemAnswers.of(
                switch (refusal) {
                    case MessageRefusal.NotThere r -> ProblemType.NOT_FOUND;
                    case MessageRefusal.NotTheAuthor r -> ProblemType.NOT_THE_AUTHOR;
                    case MessageRefusal.NotAModerator r -> ProblemType.NOT_A_MODERATOR;
                    case MessageRefusal.Closed r -> ProblemType.MESSAGE_CLOSED;
                    case MessageRefusal.Stale r -> ProblemType.STALE_VERSION;
                    case MessageRefusal.TooManyReactions r -> ProblemType.TOO_MANY_REACTIONS;
                    case MessageRefusal.KeyReused r -> ProblemType.KEY_REUSED;
                },
                refusal.detail());
    }

    /** A message that does not exist is told by the same words as one that the caller may not see. */
    @ExceptionHandler
    ResponseEntity<ProblemDetail> nothingThere(AggregateNotFoundException e) {
        return refuse(new MessageRefusal.NotThere(
                new MessageId(UUID.fromString(String.valueOf(e.getAggregateIdentifier())))));
    }
}
