package org.secureside.web.problem;

import org.jspecify.annotations.Nullable;

/**
 * A failure as it may be logged: its kind, its place and its causes, but not its messages. Messages of parsers and
 * drivers quote their input, and that is what residents wrote.
 */
public final class WithoutMessages extends RuntimeException {

    private static final int MOST_CAUSES = 20;

    private WithoutMessages(Throwable failure, @Nullable WithoutMessages cause) {
        super(failure.getClass().getName(), cause, false, true);
        setStackTrace(failure.getStackTrace());
    }

    /** Returns the failure without its messages. */
    public static WithoutMessages of(Throwable failure) {
        return of(failure, MOST_CAUSES);
    }

    private static WithoutMessages of(Throwable failure, int causes) {
        Throwable cause = failure.getCause();
        return new WithoutMessages(failure, cause == null || causes == 0 ? null : of(cause, causes - 1));
    }
}
