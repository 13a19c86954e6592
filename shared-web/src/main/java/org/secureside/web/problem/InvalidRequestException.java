package org.secureside.web.problem;

import java.util.List;
import java.util.stream.Collectors;

/** The request is well-formed but asks for something that cannot be: answered with 400 and every problem at once. */
public final class InvalidRequestException extends RuntimeException {

    private final transient List<FieldProblem> problems;

    InvalidRequestException(List<FieldProblem> problems) {
        super(problems.stream().map(p -> p.field() + " " + p.problem()).collect(Collectors.joining("; ")));
        this.problems = List.copyOf(problems);
    }

    List<FieldProblem> problems() {
        return problems;
    }
}
