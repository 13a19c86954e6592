package org.secureside.eventstore;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings the event database to the newest schema. One kind of application does it, the command side; the others only
 * read there. While the database cannot be reached, it is tried again and again, and the application runs without it.
 */
final class EventSchemaMigration implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(EventSchemaMigration.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final DataSource events;
    private @Nullable Thread later;

    private EventSchemaMigration(DataSource events) {
        this.events = events;
    }

    /**
     * Migrates, at once if the database can be reached.
     *
     * @throws FlywayException if it can be, and its schema cannot be migrated
     */
    static EventSchemaMigration start(DataSource events) {
        EventSchemaMigration migration = new EventSchemaMigration(events);
        if (migration.isReachable()) {
            migration.run();
        } else {
            log.warn("The event database is down: its schema is looked at when it is back");
            migration.later = Thread.ofVirtual().name("event-schema").start(migration::runWhenReachable);
        }
        return migration;
    }

    /** Returns the migration of a database that another application looks after. */
    static EventSchemaMigration none(DataSource events) {
        return new EventSchemaMigration(events);
    }

    private void runWhenReachable() {
        try {
            do {
                Thread.sleep(PAUSE);
            } while (!isReachable());
            run();
        } catch (InterruptedException e) {
            log.debug("The application ends before its event database was back");
        } catch (FlywayException e) {
            log.error("The schema of the event database cannot be brought up to date", e);
        }
    }

    private boolean isReachable() {
        try (Connection connection = events.getConnection()) {
            return connection.isValid(1);
        } catch (SQLException e) {
            return false;
        }
    }

    private void run() {
        int applied = Flyway.configure()
                .dataSource(events)
                .locations("classpath:db/eventstore")
                .load()
                .migrate()
                .migrationsExecuted;
        log.info("The event database has the newest schema ({} migrations applied)", applied);
    }

    @Override
    public void close() {
        if (later != null) {
            later.interrupt();
        }
    }
}
