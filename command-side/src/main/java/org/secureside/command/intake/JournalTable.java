package org.secureside.command.intake;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.secureside.api.message.Alert;
import org.secureside.api.message.MessageId;
import org.secureside.api.message.Place;
import org.secureside.api.message.SendMessage;
import org.secureside.api.neighborhood.NeighborhoodId;
import tools.jackson.databind.json.JsonMapper;

/** Reads and writes the rows of the journal, one per message, in columns that a person can read with SQLite's shell. */
final class JournalTable {

    private static final String INSERT = "insert into message (message_id, neighborhood_id, author, body, severity,"
            + " place, in_reply_to, metadata, bytes, journaled_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
            + " on conflict (message_id) do nothing";

    private final JsonMapper json = new JsonMapper();

    /**
     * A message on its way into the journal.
     *
     * @param metadata the metadata as JSON
     * @param bytes what it counts for against the bound: its text and metadata, as they are stored
     */
    record Draft(SendMessage command, String metadata, long bytes, Instant journaledAt) {}

    /**
     * A row without its content.
     *
     * @param receivedAt when the request came, as its event will say
     * @param refused whether it will not be recorded
     */
    record Head(
            long number,
            MessageId message,
            NeighborhoodId neighborhood,
            long bytes,
            Instant receivedAt,
            Instant journaledAt,
            boolean refused) {}

    Draft draft(SendMessage command, Map<String, String> metadata, Instant now) {
        String text = json.writeValueAsString(metadata);
        long bytes = (long) utf8(command.body().value()) + utf8(text);
        return new Draft(command, text, bytes, now);
    }

    /**
     * The row of a message.
     *
     * @param isNew whether it was just added
     */
    record Row(StoredRow row, boolean isNew) {}

    /** Adds a row unless there is one of this message, and returns the row that there is now. */
    Row insert(Connection connection, Draft draft) throws SQLException {
        SendMessage command = draft.command();
        Alert alert = command.alert();
        Place place = alert == null ? null : alert.place();
        try (PreparedStatement statement = connection.prepareStatement(INSERT)) {
            statement.setString(1, command.messageId().toString());
            statement.setString(2, command.neighborhoodId().toString());
            statement.setString(3, command.author().value());
            statement.setString(4, command.body().value());
            statement.setString(5, alert == null ? null : alert.severity().name());
            statement.setString(6, place == null ? null : place.value());
            statement.setString(
                    7, command.inReplyTo() == null ? null : command.inReplyTo().toString());
            statement.setString(8, draft.metadata());
            statement.setLong(9, draft.bytes());
            statement.setLong(10, draft.journaledAt().toEpochMilli());
            boolean isNew = statement.executeUpdate() > 0;
            return new Row(
                    find(connection, command.messageId().toString())
                            .orElseThrow(() -> new SQLException("a row that was just written is not there")),
                    isNew);
        }
    }

    private static Optional<StoredRow> find(Connection connection, String message) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("select * from message where message_id = ?")) {
            statement.setString(1, message);
            return rows(statement).stream().findFirst();
        }
    }

    /** Returns the rows with these numbers, in their order. */
    List<StoredRow> read(Connection connection, Collection<Long> numbers) throws SQLException {
        List<StoredRow> found = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement("select * from message where number = ?")) {
            for (long number : numbers) {
                statement.setLong(1, number);
                found.addAll(rows(statement));
            }
        }
        return found;
    }

    /** Returns the refused messages, the newest first. */
    List<StoredRow> refused(Connection connection, int limit) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "select * from message where refusal is not null order by number desc limit ?")) {
            statement.setInt(1, limit);
            return rows(statement);
        }
    }

    /** Returns how many statements it took. */
    int delete(Connection connection, Collection<Long> numbers) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("delete from message where number = ?")) {
            for (long number : numbers) {
                statement.setLong(1, number);
                statement.addBatch();
            }
            return statement.executeBatch().length;
        }
    }

    /** Returns how many statements it took. */
    int refuse(Connection connection, Map<Long, String> reasons) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("update message set refusal = ? where number = ?")) {
            for (Map.Entry<Long, String> reason : reasons.entrySet()) {
                statement.setString(1, reason.getValue());
                statement.setLong(2, reason.getKey());
                statement.addBatch();
            }
            return statement.executeBatch().length;
        }
    }

    /** Notes why an admin has given a message up, and returns how many rows it has. */
    int giveUp(Connection connection, long number, String reason) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("update message set verdict = ? where number = ?")) {
            statement.setString(1, reason);
            statement.setLong(2, number);
            return statement.executeUpdate();
        }
    }

    List<Head> heads(Connection connection) throws SQLException {
        List<Head> heads = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select * from message order by number")) {
            while (row.next()) {
                heads.add(rowAt(row).head());
            }
        }
        return heads;
    }

    private static List<StoredRow> rows(PreparedStatement query) throws SQLException {
        List<StoredRow> rows = new ArrayList<>();
        try (ResultSet row = query.executeQuery()) {
            while (row.next()) {
                rows.add(rowAt(row));
            }
        }
        return rows;
    }

    private static StoredRow rowAt(ResultSet row) throws SQLException {
        return new StoredRow(
                row.getLong("number"),
                row.getString("message_id"),
                row.getString("neighborhood_id"),
                row.getString("author"),
                row.getString("body"),
                row.getString("severity"),
                row.getString("place"),
                row.getString("in_reply_to"),
                row.getString("metadata"),
                row.getLong("bytes"),
                Instant.ofEpochMilli(row.getLong("journaled_at")),
                row.getString("refusal"),
                row.getString("verdict"));
    }

    private static int utf8(String text) {
        return text.getBytes(java.nio.charset.StandardCharsets.UTF_8).length;
    }
}
