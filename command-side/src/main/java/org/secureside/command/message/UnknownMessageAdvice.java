package org.secureside.command.message;

import org.secureside.web.problem.ProblemAnswers;
import org.secureside.web.problem.ProblemType;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Answers those who refer to a message that is not there, or not yet, on whatever route. */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class UnknownMessageAdvice {

    @ExceptionHandler
    ResponseEntity<ProblemDetail> refuse(UnknownMessageException e) {
        return ProblemAnswers.of(ProblemType.UNKNOWN_MESSAGE, e.detail());
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> putOff(NotRecordedYetException e) {
        return ProblemAnswers.passing(ProblemType.NOT_RECORDED_YET, e.detail());
    }
}
