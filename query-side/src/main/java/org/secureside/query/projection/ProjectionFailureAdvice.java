package org.secureside.query.projection;

import java.time.Duration;
import org.secureside.web.problem.ProblemAnswers;
import org.secureside.web.problem.ProblemType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/**
 * Answers readers while the node's own database is away; the load balancer then asks another node. What took too long
 * would take as long there, and each node in turn would be taken for one at fault; so that is answered otherwise.
 */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class ProjectionFailureAdvice {

    private static final Duration LATER = Duration.ofSeconds(5);
    private static final Logger log = LoggerFactory.getLogger(ProjectionFailureAdvice.class);

    @ExceptionHandler
    ResponseEntity<ProblemDetail> takesTooLong(QueryTimeoutException e) {
        log.warn("A read took too long and was given up");
        return ProblemAnswers.passing(
                ProblemType.TAKES_TOO_LONG,
                "To find this takes longer than a node may take for one question. Ask for less, such as a shorter time, or"
                        + " ask again later.",
                LATER);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> unavailable(DataAccessException e) {
        // Messages of the database driver may hold parameters: only the kind is logged.
        log.warn("The projections could not be read: {}", e.getClass().getSimpleName());
        return ProblemAnswers.passing(ProblemType.PROJECTION_UNAVAILABLE, "Ask again: another node may answer.");
    }
}
