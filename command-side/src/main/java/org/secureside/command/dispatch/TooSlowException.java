package org.secureside.command.dispatch;

import java.time.Duration;
import org.axonframework.common.AxonTransientException;

/** Something was not done in the time that is waited for it; it may be done yet. */
public final class TooSlowException extends AxonTransientException {

    private static final long serialVersionUID = 1L;

    TooSlowException(Duration time, Throwable cause) {
        super("It was not done within %d ms".formatted(time.toMillis()), cause);
    }
}
