package org.secureside.eventstore.postgres;

import org.flywaydb.core.Flyway;
import org.secureside.eventstore.EmbeddedDatabases;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A new, empty event database. */
final class TestDatabase {

    private TestDatabase() {}

    static EventDatabase create() {
        EventDatabase database = new EventDatabase(EmbeddedDatabases.newDatabase(), "postgres", "");
        migrate(database);
        return database;
    }

    static void migrate(EventDatabase database) {
        Flyway.configure()
                .dataSource(database.dataSource("migration"))
                .locations("classpath:db/eventstore")
                .load()
                .migrate();
    }

    static JdbcClient sql(EventDatabase database) {
        return JdbcClient.create(database.dataSource("test"));
    }
}
