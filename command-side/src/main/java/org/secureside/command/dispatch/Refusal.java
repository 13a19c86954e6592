package org.secureside.command.dispatch;

/** The rules of the domain do not allow a command. Nothing was recorded, and the same command would be refused again. */
public abstract class Refusal extends RuntimeException {

    /**
     * @param detail which rule, and what the client can do; shown to the client
     */
    protected Refusal(String detail) {
        super(detail, null, false, false); // expected, so where in the code it happened is of no interest
    }

    /** Returns the words for the client. */
    public String detail() {
        return String.valueOf(getMessage());
    }
}
