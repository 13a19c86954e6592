package org.secureside.command.intake;

import org.axonframework.common.AxonException;
import org.secureside.command.dispatch.Refusal;
import org.secureside.eventstore.AppendFailures;
import org.secureside.eventstore.limit.EventTooLargeException;
import org.secureside.web.problem.ProblemException;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/** Whose fault it is that a message was not recorded. */
enum Blame {
    /** The message's: it will never be recorded. */
    THE_MESSAGE,
    /** The event store's, or that of what it takes to reach it: it may be recorded later. */
    THE_STORE,
    /** Nobody's that is known: a fault in the program. */
    NOBODY_KNOWN;

    static Blame of(RuntimeException failure) {
        return switch (AppendFailures.translate(failure)) {
            case Refusal refusal -> THE_MESSAGE;
            case ProblemException problem -> THE_MESSAGE;
            case EventTooLargeException tooLarge -> THE_MESSAGE;
            case AxonException store -> THE_STORE;
            case DataAccessException database -> THE_STORE;
            case TransactionException database -> THE_STORE;
            default -> NOBODY_KNOWN;
        };
    }
}
