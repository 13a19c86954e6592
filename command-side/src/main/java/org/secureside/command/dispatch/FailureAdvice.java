package org.secureside.command.dispatch;

import org.axonframework.common.AxonException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.secureside.web.problem.ProblemAnswers;
import org.secureside.web.problem.ProblemType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessException;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.TransactionException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Tells a client what became of a command that the event store did not take. */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE + 100) // after the features, which know their own refusals
class FailureAdvice {

    private static final Logger log = LoggerFactory.getLogger(FailureAdvice.class);

    @ExceptionHandler
    ResponseEntity<ProblemDetail> changedByOthers(ConcurrencyException e) {
        return ProblemAnswers.passing(ProblemType.CONFLICT, "Others kept changing the same thing: try once more.");
    }

    @ExceptionHandler({AxonException.class, DataAccessException.class, TransactionException.class})
    ResponseEntity<ProblemDetail> notRecorded(Exception e) {
        // Messages of the database driver hold parameters, and so what a resident wrote: only the kinds are logged.
        log.warn("The event store did not take a command: {}", kindsOf(e));
        return ProblemAnswers.afterARestart(
                ProblemType.EVENT_STORE_UNAVAILABLE,
                "Whether the request was recorded is not known, and nothing is lost: send it again, with the same key if"
                        + " it had one.");
    }

    private static String kindsOf(Throwable failure) {
        StringBuilder kinds = new StringBuilder(failure.getClass().getSimpleName());
        for (Throwable cause = failure.getCause(); cause != null; cause = cause.getCause()) {
            kinds.append(" < ").append(cause.getClass().getSimpleName());
        }
        return kinds.toString();
    }
}
