package org.secureside.command.dispatch;

import java.time.Duration;
import org.axonframework.common.AxonTransientException;

/** A command was not done in the time that its sender is waited for; it may be recorded yet. */
final class TooSlowException extends AxonTransientException {

    private static final long serialVersionUID = 1L;

    TooSlowException(Duration time, Throwable cause) {
        super("The command was not done within %d ms".formatted(time.toMillis()), cause);
    }
}
