package org.secureside.query.evidence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import org.secureside.api.evidence.EventLeaf;

/** Reads rows of the history as what is hashed of them. */
public final class HistoryRows {

    /** The columns of {@code history_event} that are hashed. */
    public static final String COLUMNS = "history_event.position, history_event.stream_type, history_event.stream_id,"
            + " history_event.sequence, history_event.event_id, history_event.event_type, history_event.revision,"
            + " history_event.recorded_at, history_event.payload, history_event.metadata";

    private HistoryRows() {}

    /** Returns the event of a row that has all of the columns. */
    public static EventLeaf leaf(ResultSet row) throws SQLException {
        return new EventLeaf(
                row.getLong("position"),
                row.getString("stream_type"),
                row.getString("stream_id"),
                row.getLong("sequence"),
                row.getString("event_id"),
                row.getString("event_type"),
                row.getString("revision"),
                row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                row.getString("payload"),
                row.getString("metadata"));
    }
}
