package org.secureside.eventstore.postgres;

import java.sql.SQLException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** What an error says about the statement that met it. PostgreSQL Appendix A lists the codes. */
final class SqlErrors {

    private static final Set<String> SERVER_GOES_AWAY = Set.of("57P01", "57P02", "57P03", "57P05");
    private static final String UNIQUE_VIOLATION = "23505";
    private static final Set<String> PLACES = Set.of(
            "domain_event_entry_stream", "domain_event_entry_identifier",
            "snapshot_event_entry_stream", "snapshot_event_entry_identifier");
    private static final String STATEMENT_CANCELLED = "57014";
    private static final String LOCK_NOT_AVAILABLE = "55P03";

    private SqlErrors() {}

    /** Whether the server may have committed the statement without being able to say so. */
    static boolean leavesOutcomeOpen(SQLException e) {
        String state = stateOf(e);
        return state.startsWith("08") || SERVER_GOES_AWAY.contains(state);
    }

    /** Whether it is the data that was sent which the server refused: class 22, 23 or 54. */
    static boolean blamesTheData(SQLException e) {
        String state = stateOf(e);
        return state.startsWith("22") || state.startsWith("23") || state.startsWith("54");
    }

    static boolean isUniqueViolation(SQLException e) {
        return stateOf(e).equals(UNIQUE_VIOLATION);
    }

    /**
     * Whether the cause is that an event's place in its stream, or its identifier, is taken: not its position in the
     * log, which is no concern of whoever appends.
     */
    static boolean isTakenPlace(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = next(cause)) {
            if (cause instanceof PSQLException e) {
                @Nullable ServerErrorMessage error = e.getServerErrorMessage();
                return error != null && PLACES.contains(String.valueOf(error.getConstraint()));
            }
        }
        return false;
    }

    /** What the driver says about a batch follows the exception of the batch instead of causing it. */
    private static @Nullable Throwable next(Throwable failure) {
        @Nullable Throwable cause = failure.getCause();
        return cause == null && failure instanceof SQLException e ? e.getNextException() : cause;
    }

    /** Whether the connection is as good as before. */
    static boolean leavesConnectionUsable(SQLException e) {
        return blamesTheData(e)
                || stateOf(e).equals(STATEMENT_CANCELLED)
                || stateOf(e).equals(LOCK_NOT_AVAILABLE);
    }

    /** Returns the error without the values that were sent. */
    static String describe(SQLException e) {
        return switch (stateOf(e)) {
            case LOCK_NOT_AVAILABLE -> "another process holds the append lock";
            case STATEMENT_CANCELLED -> "PostgreSQL took too long";
            default -> "%s (SQLSTATE %s)".formatted(e.getMessage(), stateOf(e));
        };
    }

    private static String stateOf(SQLException e) {
        @Nullable String state = e.getSQLState();
        return state == null ? "" : state;
    }
}
