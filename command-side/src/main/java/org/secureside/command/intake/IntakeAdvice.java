package org.secureside.command.intake;

import org.secureside.web.problem.ProblemAnswers;
import org.secureside.web.problem.ProblemType;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Tells a sender that a message could be neither recorded nor kept. */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class IntakeAdvice {

    @ExceptionHandler
    ResponseEntity<ProblemDetail> full(JournalFullException e) {
        return ProblemAnswers.passing(
                ProblemType.INTAKE_FULL,
                "The event store is out of reach, and this node has no room to keep more for it. The message was not"
                        + " taken: send it again later, with the same key.",
                e.roomIn());
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> unavailable(JournalUnavailableException e) {
        return ProblemAnswers.afterARestart(
                ProblemType.EVENT_STORE_UNAVAILABLE,
                "Whether the message was taken is not known, and nothing is lost: send it again, with the same key.");
    }
}
