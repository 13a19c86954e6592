package org.secureside.eventstore.postgres;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
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

    /** Returns connections to read with that are used again, as the applications have them. */
    static HikariDataSource pool(EventDatabase database) {
        HikariConfig config = new HikariConfig();
        config.setDataSource(database.dataSource("reads"));
        config.setMinimumIdle(0);
        return new HikariDataSource(config);
    }

    static void migrate(EventDatabase database) {
        Flyway.configure()
                .dataSource(database.dataSource("migration"))
                .locations("classpath:db/eventstore")
                .load()
                .migrate();
    }

    /** Returns how many appends have been sent and wait for the append lock. */
    static int appendsWaitingForTheLock(EventDatabase database) {
        return sql(database)
                .sql("select count(*) from pg_stat_activity"
                        + " where wait_event = 'advisory' and datname = current_database()")
                .query(Integer.class)
                .single();
    }

    /** Returns how many connections for a purpose have been used. */
    static int backends(EventDatabase database, String purpose) {
        return sql(database)
                .sql(
                        "select count(*) from pg_stat_activity where datname = current_database() and application_name = ? and query <> ''")
                .param("secureside " + purpose)
                .query(Integer.class)
                .single();
    }

    static JdbcClient sql(EventDatabase database) {
        return JdbcClient.create(database.dataSource("test"));
    }
}
