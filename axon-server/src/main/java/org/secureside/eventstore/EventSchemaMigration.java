package org.secureside.eventstore;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings the event database to the newest schema. One kind of application does it, the command side; the others only
 * read there.
 */
final class EventSchemaMigration {

    private static final Logger log = LoggerFactory.getLogger(EventSchemaMigration.class);

    private EventSchemaMigration() {}

    static void run(DataSource events) {
        int applied = Flyway.configure()
                .dataSource(events)
                .locations("classpath:db/eventstore")
                .load()
                .migrate()
                .migrationsExecuted;
        log.info("The event database has the newest schema ({} migrations applied)", applied);
    }
}
