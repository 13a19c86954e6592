package org.secureside.command;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** A table that a test holds a lock on, so that whoever needs it waits. */
public final class LockedTable implements AutoCloseable {

    private final Connection connection;

    private LockedTable(Connection connection) {
        this.connection = connection;
    }

    /** Locks the table of events, so that nothing can be appended, but everything be read. */
    public static LockedTable eventsAgainstWriting(CommandNode node) throws SQLException {
        return lock(node.property("secureside.postgres.url"), "domain_event_entry", "share");
    }

    /** Locks the table of events against everybody. */
    public static LockedTable events(CommandNode node) throws SQLException {
        return lock(node.property("secureside.postgres.url"), "domain_event_entry", "access exclusive");
    }

    /** Locks a table in one of PostgreSQL's modes. */
    public static LockedTable lock(String database, String table, String mode) throws SQLException {
        Connection connection = DriverManager.getConnection(database, "postgres", "");
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute("lock table %s in %s mode".formatted(table, mode));
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
        return new LockedTable(connection);
    }

    /** Lets go. */
    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
