package org.secureside.eventstore.postgres;

import java.time.ZoneOffset;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The newest snapshot of each aggregate. */
final class SnapshotTable {

    private static final String READ = """
            select %s
            from snapshot_event_entry
            where aggregate_identifier = ?
            order by sequence_number desc
            limit 1""".formatted(EventTable.COLUMNS);

    /** One statement, so that a reader never finds the old snapshot gone and the new one not there yet. */
    private static final String REPLACE = """
            with older as (
                delete from snapshot_event_entry
                where aggregate_identifier = :stream and sequence_number < :sequence)
            insert into snapshot_event_entry (
                event_identifier, aggregate_identifier, sequence_number, type, time_stamp,
                payload_type, payload_revision, payload, meta_data)
            values (:identifier, :stream, :sequence, :type, :time, :payloadType, :revision, :payload, :metaData)
            on conflict (aggregate_identifier, sequence_number) do nothing""";

    private final JdbcClient jdbc;

    SnapshotTable(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
    }

    Optional<StoredEvent> read(String aggregateIdentifier) {
        return jdbc.sql(READ)
                .param(aggregateIdentifier)
                .query((row, number) -> EventTable.event(row, null))
                .optional();
    }

    /** Stores a snapshot and drops the older ones of the same aggregate. */
    void store(NewEvent snapshot) {
        jdbc.sql(REPLACE)
                .param("identifier", snapshot.identifier())
                .param("stream", snapshot.aggregateIdentifier())
                .param("sequence", snapshot.sequenceNumber())
                .param("type", snapshot.type())
                .param("time", snapshot.timestamp().atOffset(ZoneOffset.UTC))
                .param("payloadType", snapshot.payloadType())
                .param("revision", snapshot.payloadRevision())
                .param("payload", snapshot.payload())
                .param("metaData", snapshot.metaData())
                .update();
    }
}
