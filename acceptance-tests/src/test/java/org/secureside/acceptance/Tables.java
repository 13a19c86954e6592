package org.secureside.acceptance;

import java.io.IOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** A database of a stack, open to somebody who wants to change what was written. */
record Tables(Connection connection) implements AutoCloseable {

    /** Opens the event store. */
    static Tables ofEvents(Stack stack) throws IOException, SQLException {
        return of(stack, "events");
    }

    /** Opens the database of a query node, where nothing keeps its owner from changing the history. */
    static Tables ofNode(Stack stack, String node) throws IOException, SQLException {
        Tables tables = of(stack, node.replace('-', '_'));
        tables.execute("alter table history_event disable trigger user");
        return tables;
    }

    /** Opens the database of a query node for what residents read. */
    static Tables ofFeed(Stack stack, String node) throws IOException, SQLException {
        return of(stack, node.replace('-', '_'));
    }

    private static Tables of(Stack stack, String database) throws IOException, SQLException {
        String password = Files.readString(stack.data().resolve("postgres/secureside.password"))
                .strip();
        String server = stack.address("postgres").replace("tcp://", "");
        return new Tables(
                DriverManager.getConnection("jdbc:postgresql://" + server + "/" + database, "secureside", password));
    }

    void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    long number(String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    List<String> texts(String sql) throws SQLException {
        List<String> texts = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
        }
        return texts;
    }

    /** Returns of each table that residents read how many rows it has, and a checksum that no order of rows changes. */
    SortedMap<String, String> checksums() throws SQLException {
        SortedMap<String, String> checksums = new TreeMap<>();
        for (String table : texts("select tablename from pg_tables where tablename not like 'made\\_%' and schemaname ="
                + " (select 'feed_' || number from generation where state = 'SERVING')")) {
            checksums.put(
                    table,
                    texts("select count(*) || ' ' || coalesce(sum(hashtextextended(t::text, 0)::numeric), 0) from "
                                    + table + " t")
                            .getFirst());
        }
        return checksums;
    }

    /** Has two rows change places; done twice, nothing has happened. */
    void swap(String table, String column, long one, long other) throws SQLException {
        connection.setAutoCommit(false);
        execute("update %s set %s = -1 where %2$s = %d".formatted(table, column, one));
        execute("update %s set %s = %d where %2$s = %d".formatted(table, column, one, other));
        execute("update %s set %s = %d where %2$s = -1".formatted(table, column, other));
        connection.commit();
        connection.setAutoCommit(true);
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
