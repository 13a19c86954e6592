package org.secureside.eventstore.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Appends that travel in one statement. */
final class AppendBatch {

    private static final String SQL =
            "select request, event_identifier, stored_before" + " from append_events(?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    private final List<Append> appends;

    AppendBatch(List<Append> appends) {
        this.appends = appends;
    }

    /** Returns those whose callers still wait for an answer. */
    AppendBatch stillWaitedFor() {
        return new AppendBatch(
                appends.stream().filter(append -> !append.isOver()).toList());
    }

    /** Returns a batch for each append alone. */
    List<AppendBatch> oneByOne() {
        return appends.stream().map(append -> new AppendBatch(List.of(append))).toList();
    }

    int size() {
        return appends.size();
    }

    boolean isEmpty() {
        return appends.isEmpty();
    }

    /**
     * Stores the events and tells each append what became of it.
     *
     * @param again whether the batch was sent before with unknown outcome: events that are found stored are then this
     *     batch's own
     * @throws SQLException if the statement failed; then nobody has been told anything
     */
    void store(Connection connection, boolean again) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(SQL)) {
            bind(connection, statement);
            Set<Integer> refused = new HashSet<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    if (again && row.getBoolean(3)) {
                        continue;
                    }
                    int request = row.getInt(1);
                    refused.add(request);
                    appends.get(request).refused(new ConflictingEvent(row.getString(2)));
                }
            }
            IntStream.range(0, appends.size())
                    .filter(request -> !refused.contains(request))
                    .forEach(request -> appends.get(request).stored());
        }
    }

    private void bind(Connection connection, PreparedStatement statement) throws SQLException {
        Integer[] requests = IntStream.range(0, appends.size())
                .boxed()
                .flatMap(request -> appends.get(request).events().stream().map(event -> request))
                .toArray(Integer[]::new);
        List<NewEvent> events =
                appends.stream().flatMap(append -> append.events().stream()).toList();
        statement.setArray(1, connection.createArrayOf("int4", requests));
        setTexts(connection, statement, 2, events, NewEvent::identifier);
        setTexts(connection, statement, 3, events, NewEvent::aggregateIdentifier);
        setNumbers(connection, statement, 4, events, NewEvent::sequenceNumber);
        setTexts(connection, statement, 5, events, NewEvent::type);
        setNumbers(connection, statement, 6, events, event -> epochMicros(event.timestamp()));
        setTexts(connection, statement, 7, events, NewEvent::payloadType);
        setTexts(connection, statement, 8, events, NewEvent::payloadRevision);
        setTexts(connection, statement, 9, events, NewEvent::payload);
        setTexts(connection, statement, 10, events, NewEvent::metaData);
    }

    private static void setTexts(
            Connection connection,
            PreparedStatement statement,
            int parameter,
            List<NewEvent> events,
            Function<NewEvent, @Nullable String> column)
            throws SQLException {
        @Nullable String[] texts = events.stream().map(column).toArray(String[]::new);
        statement.setArray(parameter, connection.createArrayOf("text", texts));
    }

    private static void setNumbers(
            Connection connection,
            PreparedStatement statement,
            int parameter,
            List<NewEvent> events,
            Function<NewEvent, Long> column)
            throws SQLException {
        statement.setArray(
                parameter,
                connection.createArrayOf("int8", events.stream().map(column).toArray(Long[]::new)));
    }

    private static long epochMicros(Instant instant) {
        return Math.addExact(Math.multiplyExact(instant.getEpochSecond(), 1_000_000L), instant.getNano() / 1_000);
    }

    /** Refuses all that has no answer yet, each with an exception of its own. */
    void refuse(Supplier<? extends RuntimeException> reason) {
        appends.stream().filter(append -> !append.isOver()).forEach(append -> append.refused(reason.get()));
    }
}
