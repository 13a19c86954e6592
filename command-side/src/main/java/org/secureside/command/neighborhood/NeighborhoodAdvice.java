package org.secureside.command.neighborhood;

import java.util.UUID;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.secureside.api.neighborhood.NeighborhoodId;
import org.secureside.command.membership.NotAMemberException;
import org.secureside.web.problem.ProblemAnswers;
import org.secureside.web.problem.ProblemType;
import org.secureside.web.security.Caller;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Tells clients why a neighborhood is not changed. */
@RestControllerAdvice(basePackageClasses = NeighborhoodAdvice.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
class NeighborhoodAdvice {

    @ExceptionHandler
    ResponseEntity<ProblemDetail> refuse(NeighborhoodRefusal refusal) {
        return ProblemAnswers.of(
                switch (refusal) {
                    case NeighborhoodRefusal.NotAModerator r -> ProblemType.NOT_A_MODERATOR;
                    case NeighborhoodRefusal.NoSuchMember r -> ProblemType.NOT_FOUND;
                    case NeighborhoodRefusal.AlreadyAMember r -> ProblemType.ALREADY_A_MEMBER;
                    case NeighborhoodRefusal.LastModerator r -> ProblemType.LAST_MODERATOR;
                    case NeighborhoodRefusal.Stale r -> ProblemType.STALE_VERSION;
                    case NeighborhoodRefusal.Full r -> ProblemType.NEIGHBORHOOD_FULL;
                },
                refusal.detail());
    }

    /** A neighborhood that does not exist is told by the same words as one that the caller does not belong to. */
    @ExceptionHandler
    ResponseEntity<ProblemDetail> nothingThere(AggregateNotFoundException e, Caller caller) {
        NeighborhoodId asked = new NeighborhoodId(UUID.fromString(String.valueOf(e.getAggregateIdentifier())));
        return ProblemAnswers.of(ProblemType.NOT_A_MEMBER, new NotAMemberException(caller.id(), asked).detail());
    }
}
