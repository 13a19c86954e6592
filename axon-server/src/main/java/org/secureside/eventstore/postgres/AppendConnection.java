package org.secureside.eventstore.postgres;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The connection that one writer appends over, opened when it is needed. Not safe for use by several threads. */
final class AppendConnection implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(AppendConnection.class);
    private static final AtomicBoolean warned = new AtomicBoolean();
    /** How much later than PostgreSQL itself the driver gives up, so that a timeout is normally a definite answer. */
    private static final int NETWORK_ALLOWANCE_MILLIS = 500;

    private final EventDatabase database;
    private final AppendSettings settings;
    private @Nullable Connection connection;

    AppendConnection(EventDatabase database, AppendSettings settings) {
        this.database = database;
        this.settings = settings;
    }

    boolean isOpen() {
        return connection != null;
    }

    Connection open() throws SQLException {
        if (connection == null) {
            Connection opened = database.connect("appends");
            try {
                prepare(opened);
            } catch (SQLException e) {
                closeQuietly(opened);
                throw e;
            }
            connection = opened;
        }
        return connection;
    }

    private void prepare(Connection opened) throws SQLException {
        int statementTimeout = (int) settings.statementTimeout().toMillis();
        opened.setNetworkTimeout(Runnable::run, statementTimeout + NETWORK_ALLOWANCE_MILLIS);
        opened.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
        try (Statement statement = opened.createStatement()) {
            // The plan for one event serves for a hundred; making it anew costs a fifth of a small append.
            statement.execute(
                    "set statement_timeout = %d; set lock_timeout = %d; set plan_cache_mode = force_generic_plan"
                            .formatted(statementTimeout, settings.lockTimeout().toMillis()));
            try (ResultSet row = statement.executeQuery(
                    "select current_setting('fsync') = 'on' and current_setting('synchronous_commit') <> 'off'")) {
                if (row.next() && !row.getBoolean(1) && warned.compareAndSet(false, true)) {
                    log.warn("The event database runs with fsync or synchronous_commit off:"
                            + " a crash of its machine loses events that were acknowledged");
                }
            }
        }
    }

    /** Forgets the connection, so that the next use opens another. */
    @Override
    public void close() {
        if (connection != null) {
            closeQuietly(connection);
            connection = null;
        }
    }

    private static void closeQuietly(Connection connection) {
        try {
            connection.close();
        } catch (SQLException e) {
            log.debug("Closing a broken connection failed", e);
        }
    }
}
