package org.secureside.command.replay;

import org.axonframework.modelling.command.AggregateNotFoundException;
import org.secureside.web.problem.ProblemAnswers;
import org.secureside.web.problem.ProblemType;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Tells admins why an order is not taken. */
@RestControllerAdvice(basePackageClasses = ReplayAdvice.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
class ReplayAdvice {

    @ExceptionHandler
    ResponseEntity<ProblemDetail> refuse(ReplayRefusal refusal) {
        return ProblemAnswers.of(
                switch (refusal) {
                    case ReplayRefusal.Over over -> ProblemType.REPLAY_OVER;
                },
                refusal.detail());
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> nothingThere(AggregateNotFoundException e) {
        return ProblemAnswers.of(
                ProblemType.NOT_FOUND,
                "There is no replay %s: GET /api/replays lists them".formatted(e.getAggregateIdentifier()));
    }
}
