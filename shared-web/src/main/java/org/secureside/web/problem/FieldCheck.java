package org.secureside.web.problem;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Collects what is wrong with the fields of one request, so that the client learns all of it from one answer. */
public final class FieldCheck {

    private final List<FieldProblem> problems = new ArrayList<>();

    /** Notes what the contract says about a field, if it says anything. */
    public FieldCheck field(String name, Optional<String> problem) {
        problem.ifPresent(p -> problems.add(new FieldProblem(name, p)));
        return this;
    }

    /**
     * Does nothing if all was well.
     *
     * @throws InvalidRequestException naming every field that was not
     */
    public void done() {
        if (!problems.isEmpty()) {
            throw new InvalidRequestException(problems);
        }
    }
}
