package org.secureside.query.deadletter;

import java.sql.SQLException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;
import org.secureside.query.projection.MissingRowException;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/** Tells a failure that an event brings with it from one that any event would meet now. */
final class Poison {

    private static final int CLASS = 2;

    /**
     * Classes of SQLSTATE (PostgreSQL, Appendix A) that blame what was sent: cardinality, data, integrity, limits of a
     * program, an exception of a function. All others blame the database, the network or the schema, and trying again is
     * the right answer to them.
     */
    private static final Set<String> BLAMES_THE_EVENT = Set.of("21", "22", "23", "54", "P0");

    private Poison() {}

    /** Returns whether it is the event's fault; if not, the same may become of every other event. */
    static boolean isIn(RuntimeException failure) {
        SQLException sql = sqlOf(failure);
        if (sql != null) {
            String state = sql.getSQLState();
            return state != null && state.length() > CLASS && BLAMES_THE_EVENT.contains(state.substring(0, CLASS));
        }
        return !(failure instanceof DataAccessException || failure instanceof TransactionException);
    }

    /** Returns what went wrong, without the values that were sent: those are people's messages. */
    static String describe(Throwable failure) {
        SQLException sql = sqlOf(failure);
        if (sql instanceof PSQLException postgres && postgres.getServerErrorMessage() != null) {
            ServerErrorMessage error = postgres.getServerErrorMessage();
            return "PostgreSQL refused the row (SQLSTATE %s%s%s%s)"
                    .formatted(
                            postgres.getSQLState(),
                            named(", table ", error.getTable()),
                            named(", column ", error.getColumn()),
                            named(", constraint ", error.getConstraint()));
        } else if (sql != null) {
            return "PostgreSQL refused the row (SQLSTATE " + sql.getSQLState() + ")";
        }
        return failure instanceof MissingRowException
                ? String.valueOf(failure.getMessage())
                : "The event cannot be handled: " + causes(failure);
    }

    /** Returns the kind of failure. */
    static String kindOf(Throwable failure) {
        SQLException sql = sqlOf(failure);
        return (sql == null ? failure : sql).getClass().getName();
    }

    private static String causes(Throwable failure) {
        StringBuilder kinds = new StringBuilder(failure.getClass().getSimpleName());
        for (Throwable cause = failure.getCause(); cause != null; cause = cause.getCause()) {
            kinds.append(", because of ").append(cause.getClass().getSimpleName());
        }
        return kinds.toString();
    }

    private static @Nullable SQLException sqlOf(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                return sql;
            }
        }
        return null;
    }

    private static String named(String what, @Nullable String name) {
        return name == null ? "" : what + name;
    }
}
