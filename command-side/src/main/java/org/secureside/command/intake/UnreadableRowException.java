package org.secureside.command.intake;

/** A row of the journal that does not hold a message any more, or none that this release can read. */
final class UnreadableRowException extends RuntimeException {

    /**
     * @param problem what was found out; only its kind is told, for its words may be those of a resident
     */
    UnreadableRowException(long number, RuntimeException problem) {
        super("row %d of the journal cannot be read (%s)".formatted(number, LastFailure.kindOf(problem)));
    }
}
