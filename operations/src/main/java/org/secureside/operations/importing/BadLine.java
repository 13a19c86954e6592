package org.secureside.operations.importing;

/** A line that cannot become a message. */
final class BadLine extends Exception {

    /**
     * @param problem what is wrong with it, worded to follow its number
     */
    BadLine(String problem) {
        super(problem);
    }

    /** Returns what is wrong with it. */
    String problem() {
        return String.valueOf(getMessage());
    }
}
