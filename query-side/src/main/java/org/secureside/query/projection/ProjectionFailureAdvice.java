package org.secureside.query.projection;

import org.secureside.web.problem.ProblemAnswers;
import org.secureside.web.problem.ProblemType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessException;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Answers readers while the node's own database is away; the load balancer then asks another node. */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class ProjectionFailureAdvice {

    private static final Logger log = LoggerFactory.getLogger(ProjectionFailureAdvice.class);

    @ExceptionHandler
    ResponseEntity<ProblemDetail> unavailable(DataAccessException e) {
        // Messages of the database driver may hold parameters: only the kind is logged.
        log.warn("The projections could not be read: {}", e.getClass().getSimpleName());
        return ProblemAnswers.passing(ProblemType.PROJECTION_UNAVAILABLE, "Ask again: another node may answer.");
    }
}
