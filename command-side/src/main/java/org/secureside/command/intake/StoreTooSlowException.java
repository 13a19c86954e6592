package org.secureside.command.intake;

import java.time.Duration;
import org.axonframework.common.AxonTransientException;

/** The event store did not answer in time; it may do what it was asked to yet. */
final class StoreTooSlowException extends AxonTransientException {

    private static final long serialVersionUID = 1L;

    StoreTooSlowException(Duration patience, Throwable cause) {
        super("The event store did not answer within %d ms".formatted(patience.toMillis()), cause);
    }
}
