package org.secureside.eventstore;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.test.context.DynamicPropertyRegistry;

/** A real PostgreSQL for the tests of one JVM, with as many empty databases as they ask for. */
public final class EmbeddedDatabases {

    private static final AtomicInteger COUNT = new AtomicInteger();

    private EmbeddedDatabases() {}

    /** Returns the JDBC URL of a new, empty database. */
    public static String newDatabase() {
        String name = "test_" + COUNT.incrementAndGet();
        try (Connection connection = Server.POSTGRES.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + name);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return Server.POSTGRES.getJdbcUrl("postgres", name);
    }

    /** Gives an application under test an event database and one of its own, both new. */
    public static void register(DynamicPropertyRegistry properties) {
        String events = newDatabase();
        String own = newDatabase();
        properties.add("secureside.postgres.url", () -> events);
        properties.add("secureside.postgres.username", () -> "postgres");
        properties.add("secureside.postgres.migrate", () -> "true");
        properties.add("spring.datasource.url", () -> own);
        properties.add("spring.datasource.username", () -> "postgres");
    }

    /** Started with the first database that is asked for. */
    private static final class Server {
        static final EmbeddedPostgres POSTGRES = start();

        private static EmbeddedPostgres start() {
            try {
                return EmbeddedPostgres.builder().start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
