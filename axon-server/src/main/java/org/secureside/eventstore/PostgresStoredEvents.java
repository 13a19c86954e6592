package org.secureside.eventstore;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.secureside.api.evidence.EventLeaf;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads the table of events past Axon, which would make something of what it reads. */
final class PostgresStoredEvents implements StoredEvents {

    private static final int MOST_BEFORE = 100;

    private static final String COLUMNS = "select global_index, type, aggregate_identifier, sequence_number,"
            + " event_identifier, payload_type, payload_revision, time_stamp, payload, meta_data"
            + " from domain_event_entry where ";

    private final JdbcClient jdbc;

    PostgresStoredEvents(DataSource events) {
        this.jdbc = JdbcClient.create(events);
    }

    @Override
    public List<EventLeaf> between(long first, long last) {
        return jdbc.sql(COLUMNS + "global_index between ? and ? order by global_index")
                .param(first)
                .param(last)
                .query((row, number) -> leaf(row))
                .list();
    }

    @Override
    public List<EventLeaf> before(long first) {
        return jdbc.sql(COLUMNS + "global_index < ? order by global_index limit " + MOST_BEFORE)
                .param(first)
                .query((row, number) -> leaf(row))
                .list();
    }

    @Override
    public Optional<EventLeaf> named(String eventId) {
        return jdbc.sql(COLUMNS + "event_identifier = ?")
                .param(eventId)
                .query((row, number) -> leaf(row))
                .optional();
    }

    private static EventLeaf leaf(ResultSet row) throws SQLException {
        return new EventLeaf(
                row.getLong("global_index"),
                row.getString("type"),
                row.getString("aggregate_identifier"),
                row.getLong("sequence_number"),
                row.getString("event_identifier"),
                row.getString("payload_type"),
                row.getString("payload_revision"),
                row.getObject("time_stamp", OffsetDateTime.class).toInstant(),
                row.getString("payload"),
                row.getString("meta_data"));
    }
}
