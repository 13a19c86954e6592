package org.secureside.operations.loadbalancer.syntax;

/** A configuration that nginx cannot read. The message is worded as nginx words it. */
public final class SyntaxProblem extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Position at;

    /**
     * @param at where reading stopped
     * @param message what is wrong there
     */
    public SyntaxProblem(Position at, String message) {
        super(message);
        this.at = at;
    }

    /** Returns where reading stopped. */
    public Position at() {
        return at;
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
