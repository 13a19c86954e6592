package org.secureside.web.problem;

/** A request that is refused for a reason of its own kind. */
public final class ProblemException extends RuntimeException {

    private final ProblemType type;

    /**
     * @param type the kind of problem
     * @param detail what was wrong this time and what the client can do
     */
    public ProblemException(ProblemType type, String detail) {
        super(detail);
        this.type = type;
    }

    ProblemType type() {
        return type;
    }
}
