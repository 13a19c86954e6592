package org.secureside.eventstore.postgres;

import org.axonframework.common.AxonTransientException;
import org.jspecify.annotations.Nullable;

/**
 * The connection broke during the append, and whether the events were stored could not be found out in time. Offering
 * the same events again is safe: if they were stored, they are refused as conflicting with themselves.
 */
public class AppendOutcomeUnknownException extends AxonTransientException {

    private static final long serialVersionUID = 1L;

    AppendOutcomeUnknownException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
