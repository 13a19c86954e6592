package org.secureside.eventstore.postgres;

import static java.util.Objects.requireNonNull;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.serialization.SerializedMetaData;
import org.axonframework.serialization.SimpleSerializedObject;
import org.axonframework.serialization.SimpleSerializedType;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads the stored events. */
final class EventTable {

    /** The most bytes of payload and metadata fetched at once, so that a page of large events fits into a small heap. */
    static final int MAX_PAGE_BYTES = 8 << 20;

    static final String COLUMNS = "event_identifier, aggregate_identifier, sequence_number, type, time_stamp,"
            + " payload_type, payload_revision, payload, meta_data";

    private static final String PAGE = """
            select global_index, %s
            from (select e.*, sum(bytes) over (order by global_index rows unbounded preceding) - bytes as bytes_before
                  from domain_event_entry e
                  cross join lateral (select octet_length(payload) + octet_length(meta_data) as bytes) size
                  where %s
                  order by global_index
                  limit :limit) page
            where bytes_before < %d
            order by global_index""";

    private static final String AFTER = PAGE.formatted(COLUMNS, "global_index > :position", MAX_PAGE_BYTES);

    private static final String AFTER_OR_IN_GAP =
            PAGE.formatted(COLUMNS, "global_index > :position or global_index = any (:gaps)", MAX_PAGE_BYTES);

    private static final String OF_STREAM = """
            select %s
            from domain_event_entry
            where aggregate_identifier = :stream and sequence_number >= :first
            order by sequence_number
            limit :limit""".formatted(COLUMNS);

    private final JdbcClient jdbc;

    EventTable(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
    }

    /** Returns the events that the holder of the token has not seen, in the order of their positions. */
    List<StoredEvent> after(GapAwareTrackingToken token, int limit) {
        List<StoredEvent> page = new ArrayList<>();
        if (!token.hasGaps()) {
            jdbc.sql(AFTER)
                    .param("position", token.getIndex())
                    .param("limit", limit)
                    .query(row -> {
                        page.add(event(row, Positions.token(row.getLong("global_index"))));
                    });
        } else {
            jdbc.sql(AFTER_OR_IN_GAP)
                    .param("position", token.getIndex())
                    .param("gaps", token.getGaps().toArray(Long[]::new))
                    .param("limit", limit)
                    .query(row -> {
                        page.add(event(row, Positions.next(lastOf(page, token), row.getLong("global_index"))));
                    });
        }
        return page;
    }

    private static GapAwareTrackingToken lastOf(List<StoredEvent> page, GapAwareTrackingToken token) {
        return page.isEmpty()
                ? token
                : (GapAwareTrackingToken) requireNonNull(page.getLast().trackingToken());
    }

    /** Returns the events of a stream from a sequence number on. */
    List<StoredEvent> ofStream(String aggregateIdentifier, long firstSequenceNumber, int limit) {
        return jdbc.sql(OF_STREAM)
                .param("stream", aggregateIdentifier)
                .param("first", firstSequenceNumber)
                .param("limit", limit)
                .query((row, number) -> event(row, null))
                .list();
    }

    Optional<Long> lastSequenceNumber(String aggregateIdentifier) {
        return jdbc.sql("select max(sequence_number) from domain_event_entry where aggregate_identifier = ?")
                .param(aggregateIdentifier)
                .query(Long.class)
                .optional();
    }

    long positionBeforeFirst() {
        return jdbc.sql("select coalesce(min(global_index) - 1, 0) from domain_event_entry")
                .query(Long.class)
                .single();
    }

    long lastPosition() {
        return jdbc.sql("select coalesce(max(global_index), 0) from domain_event_entry")
                .query(Long.class)
                .single();
    }

    long positionBefore(Instant instant) {
        return jdbc.sql("select position_before(?)")
                .param(instant.atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .single();
    }

    static StoredEvent event(ResultSet row, @Nullable GapAwareTrackingToken token) throws SQLException {
        String eventIdentifier = row.getString("event_identifier");
        String aggregateIdentifier = row.getString("aggregate_identifier");
        return new StoredEvent(
                token,
                eventIdentifier,
                aggregateIdentifier.equals(eventIdentifier) ? null : aggregateIdentifier,
                row.getLong("sequence_number"),
                row.getString("type"),
                row.getObject("time_stamp", OffsetDateTime.class).toInstant(),
                new SimpleSerializedObject<>(
                        row.getBytes("payload"),
                        byte[].class,
                        new SimpleSerializedType(row.getString("payload_type"), row.getString("payload_revision"))),
                new SerializedMetaData<>(row.getBytes("meta_data"), byte[].class));
    }
}
