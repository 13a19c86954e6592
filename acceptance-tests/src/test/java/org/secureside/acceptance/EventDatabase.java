package org.secureside.acceptance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** The event database of a stack, which can be shut to everybody while the databases of the nodes stay open. */
record EventDatabase(Path data, int port) {

    private static final int ABOVE_THE_PUBLIC_PORT = 10_000;

    static EventDatabase of(Stack stack) {
        return new EventDatabase(stack.data(), stack.port() + ABOVE_THE_PUBLIC_PORT);
    }

    /** Lets nobody in any more, and throws out who is. */
    void shut() throws IOException, SQLException {
        run(
                "alter database events with allow_connections false",
                "select pg_terminate_backend(pid) from pg_stat_activity where datname = 'events'");
    }

    void open() throws IOException, SQLException {
        run("alter database events with allow_connections true");
    }

    private void run(String... statements) throws IOException, SQLException {
        String password =
                Files.readString(data.resolve("postgres/secureside.password")).strip();
        try (Connection connection = DriverManager.getConnection(
                        "jdbc:postgresql://127.0.0.1:%d/postgres".formatted(port), "secureside", password);
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }
}
