package org.secureside.command.membership;

import org.secureside.web.problem.ProblemAnswers;
import org.secureside.web.problem.ProblemType;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Answers those who are no members. */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class MembershipAdvice {

    @ExceptionHandler
    ResponseEntity<ProblemDetail> refuse(NotAMemberException e) {
        return ProblemAnswers.of(ProblemType.NOT_A_MEMBER, e.detail());
    }
}
