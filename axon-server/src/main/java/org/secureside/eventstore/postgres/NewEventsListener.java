package org.secureside.eventstore.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hears of new events from the processes that append them. Its thread sleeps in the driver until the server sends
 * something. After each pause in the connection it says that there may be news, because some may have been missed.
 */
final class NewEventsListener implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(NewEventsListener.class);
    private static final int CHECK_INTERVAL_MILLIS = 30_000;
    private static final int CHECK_TIMEOUT_SECONDS = 5;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

    private final EventDatabase database;
    private final Runnable onNews;
    private final Thread thread;
    private volatile @Nullable Connection connection;
    private volatile boolean closed;

    NewEventsListener(EventDatabase database, Runnable onNews) {
        this.database = database;
        this.onNews = onNews;
        this.thread = Thread.ofPlatform().name("event-listener").daemon().start(this::run);
    }

    private void run() {
        Duration pause = FIRST_PAUSE;
        while (!closed) {
            try (Connection opened = database.connect("listener")) {
                connection = opened;
                pause = FIRST_PAUSE;
                listen(opened);
            } catch (SQLException e) {
                if (!closed) {
                    log.debug("Not listening for new events; they are noticed a little later until it works again", e);
                    pause(pause);
                    pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
                }
            }
        }
    }

    private void listen(Connection opened) throws SQLException {
        try (Statement statement = opened.createStatement()) {
            statement.execute("listen " + CommitNotifier.CHANNEL);
        }
        PGConnection notifications = opened.unwrap(PGConnection.class);
        onNews.run();
        while (!closed) {
            if (notifications.getNotifications(CHECK_INTERVAL_MILLIS).length > 0) {
                onNews.run();
            } else if (!opened.isValid(CHECK_TIMEOUT_SECONDS)) {
                throw new SQLException("The connection is gone");
            }
        }
    }

    private void pause(Duration duration) {
        try {
            Thread.sleep(duration);
        } catch (InterruptedException e) {
            closed = true;
        }
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
        Connection open = connection;
        if (open != null) {
            try {
                open.abort(Runnable::run);
            } catch (SQLException e) {
                log.debug("Closing the listener's connection failed", e);
            }
        }
    }
}
