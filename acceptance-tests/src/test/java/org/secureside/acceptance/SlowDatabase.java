package org.secureside.acceptance;

import java.io.IOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;

/** Makes the database of one query node slow at taking what happens, as a tired disk would, until it is closed. */
final class SlowDatabase implements AutoCloseable {

    private final Connection connection;

    private SlowDatabase(Connection connection) {
        this.connection = connection;
    }

    /** Has every batch of changes to messages take so many seconds longer on this node. */
    static SlowDatabase of(Stack stack, String node, double seconds) throws IOException, SQLException {
        Properties properties = new Properties();
        properties.put("user", "secureside");
        properties.put("password", Files.readString(stack.data().resolve("postgres/secureside.password")));
        String url = "jdbc:postgresql://%s/%s"
                .formatted(stack.address("postgres").replace("tcp://", ""), node.replace('-', '_'));
        SlowDatabase database = new SlowDatabase(DriverManager.getConnection(url, properties));
        database.execute("create function slow_down() returns trigger language plpgsql as"
                + " $$ begin perform pg_sleep(" + seconds + "); return null; end $$");
        database.execute("create trigger slow_down after insert or update on message"
                + " for each statement execute function slow_down()");
        return database;
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() throws SQLException {
        try (connection) {
            execute("drop function slow_down cascade");
        }
    }
}
