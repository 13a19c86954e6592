package org.secureside.eventstore.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells readers in other processes that there are new events: after the commit and on a connection of its own, so that
 * no append waits for it, and at most once per pause, however many commits there are. Readers look for themselves now
 * and then, so a notification that is lost delays them, but loses nothing.
 */
final class CommitNotifier implements AutoCloseable {

    /** The channel that readers listen to. */
    static final String CHANNEL = "secureside_events";

    private static final Logger log = LoggerFactory.getLogger(CommitNotifier.class);
    private static final Duration PAUSE = Duration.ofMillis(3);
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(1);
    private static final int NETWORK_TIMEOUT_MILLIS = 5_000;

    private final EventDatabase database;
    private final Semaphore commits = new Semaphore(0);
    private final Thread thread;
    private @Nullable Connection connection;

    CommitNotifier(EventDatabase database) {
        this.database = database;
        this.thread = Thread.ofPlatform().name("event-notifier").daemon().start(this::run);
    }

    /** Says that there are new events. Returns at once. */
    void committed() {
        if (commits.availablePermits() == 0) {
            commits.release();
        }
    }

    private void run() {
        try {
            while (true) {
                commits.acquire();
                commits.drainPermits();
                Thread.sleep(notifyReaders() ? PAUSE : PAUSE_AFTER_FAILURE);
            }
        } catch (InterruptedException e) {
            closeConnection();
        }
    }

    private boolean notifyReaders() {
        try (Statement statement = open().createStatement()) {
            statement.execute("notify " + CHANNEL);
            return true;
        } catch (SQLException e) {
            log.debug("Readers could not be notified", e);
            closeConnection();
            return false;
        }
    }

    private Connection open() throws SQLException {
        if (connection == null) {
            connection = database.connect("notifier");
            connection.setNetworkTimeout(Runnable::run, NETWORK_TIMEOUT_MILLIS);
            try (Statement statement = connection.createStatement()) {
                // A notification is not worth waiting for the disk.
                statement.execute("set synchronous_commit = off");
            }
        }
        return connection;
    }

    private void closeConnection() {
        if (connection != null) {
            try {
                connection.close();
            } catch (SQLException e) {
                log.debug("Closing a broken connection failed", e);
            }
            connection = null;
        }
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
