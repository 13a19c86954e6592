package org.secureside.acceptance;

import java.io.IOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;

/** Gives trouble to the database of one query node, as a tired disk would, until it is closed. */
final class NodeDatabase implements AutoCloseable {

    private final Connection connection;

    private NodeDatabase(Connection connection) {
        this.connection = connection;
    }

    static NodeDatabase of(Stack stack, String node) throws IOException, SQLException {
        Properties properties = new Properties();
        properties.put("user", "secureside");
        properties.put("password", Files.readString(stack.data().resolve("postgres/secureside.password")));
        String server = stack.address("postgres").replace("tcp://", "");
        return new NodeDatabase(
                DriverManager.getConnection("jdbc:postgresql://" + server + "/" + node.replace('-', '_'), properties));
    }

    /** Has every batch of changes to messages take so many seconds longer. */
    void slowDown(double seconds) throws SQLException {
        execute("create function slow_down() returns trigger language plpgsql as" + " $$ begin perform pg_sleep("
                + seconds + "); return null; end $$");
        execute("create trigger slow_down after insert or update on message"
                + " for each statement execute function slow_down()");
    }

    /** Lets no message be written, while those that are there can be read. */
    void stopWrites() throws SQLException {
        connection.setAutoCommit(false);
        execute("lock table message in share mode");
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() throws SQLException {
        try (connection) {
            if (connection.getAutoCommit()) {
                execute("drop function if exists slow_down cascade");
            } else {
                connection.rollback();
            }
        }
    }
}
