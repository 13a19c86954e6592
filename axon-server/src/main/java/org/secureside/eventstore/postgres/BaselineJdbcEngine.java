package org.secureside.eventstore.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import javax.sql.DataSource;
import org.axonframework.eventsourcing.eventstore.jdbc.EventSchema;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.axonframework.spring.jdbc.SpringDataSourceConnectionProvider;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.secureside.eventstore.serialization.ReadableSnapshots;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

/**
 * Axon's own JDBC engine on the table of {@link PostgresEventStorageEngine}: what that one is measured against.
 *
 * <p>It takes positions from a sequence before it commits. So positions have gaps, appear out of order, and a commit
 * that is slower than its gap timeout is never seen by a reader. All nodes must be stopped to change from one engine to
 * the other; tokens stay valid.
 */
public final class BaselineJdbcEngine extends JdbcEventStorageEngine {

    private static final Duration GAP_TIMEOUT = Duration.ofMinutes(1);

    private BaselineJdbcEngine(Builder builder) {
        super(builder);
    }

    /** Returns the engine with Axon's own gap timeout of a minute. */
    public static BaselineJdbcEngine create(
            DataSource events, Serializer serializer, EventUpcaster upcasters, int eventsPerRead) {
        return create(events, serializer, upcasters, eventsPerRead, GAP_TIMEOUT);
    }

    /**
     * Returns the engine, its sequence set behind the last position that is stored, if another engine left it before.
     *
     * @param events the event database
     * @param serializer writes and reads events and snapshots
     * @param upcasters what turns old revisions into new ones
     * @param eventsPerRead how many events one query reads
     * @param gapTimeout how long a reader waits for a position that is missing
     */
    public static BaselineJdbcEngine create(
            DataSource events, Serializer serializer, EventUpcaster upcasters, int eventsPerRead, Duration gapTimeout) {
        continueSequence(events);
        Builder builder = JdbcEventStorageEngine.builder()
                .connectionProvider(new SpringDataSourceConnectionProvider(events))
                .transactionManager(new SpringTransactionManager(new DataSourceTransactionManager(events)))
                .dataType(String.class)
                .schema(ourNames())
                .gapTimeout((int) gapTimeout.toMillis())
                .createTokenAt(BaselineJdbcEngine::positionBefore);
        builder.batchSize(eventsPerRead)
                .eventSerializer(serializer)
                .snapshotSerializer(serializer)
                .snapshotFilter(new ReadableSnapshots(serializer))
                .upcasterChain(upcasters)
                .persistenceExceptionResolver(SqlErrors::isTakenPlace);
        return new BaselineJdbcEngine(builder);
    }

    private static EventSchema ourNames() {
        return EventSchema.builder()
                .eventTable("domain_event_entry")
                .snapshotTable("snapshot_event_entry")
                .globalIndexColumn("global_index")
                .eventIdentifierColumn("event_identifier")
                .aggregateIdentifierColumn("aggregate_identifier")
                .sequenceNumberColumn("sequence_number")
                .timestampColumn("time_stamp")
                .payloadTypeColumn("payload_type")
                .payloadRevisionColumn("payload_revision")
                .metaDataColumn("meta_data")
                .build();
    }

    /**
     * Never sets the sequence back: another node may have taken positions from it that are not committed yet. The
     * append lock keeps two nodes that start at once from overtaking each other between the question and the answer.
     */
    private static void continueSequence(DataSource events) {
        JdbcClient.create(events).sql("""
                        do $$
                        declare
                            positions regclass = pg_get_serial_sequence('domain_event_entry', 'global_index');
                        begin
                            perform pg_advisory_xact_lock(5283620190524117);
                            perform setval(positions, newest)
                            from (select max(global_index) as newest from domain_event_entry) stored
                            where newest > coalesce(pg_sequence_last_value(positions), 0);
                        end $$""").update();
    }

    /** Axon's statement, but for the type of the time stamp. */
    private static PreparedStatement positionBefore(Connection connection, EventSchema schema, Instant instant)
            throws SQLException {
        PreparedStatement statement = connection.prepareStatement("select min(%s) - 1 from %s where %s >= ?"
                .formatted(schema.globalIndexColumn(), schema.domainEventTable(), schema.timestampColumn()));
        statement.setObject(1, instant.atOffset(ZoneOffset.UTC));
        return statement;
    }

    @Override
    protected Object readTimeStamp(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class);
    }

    @Override
    protected void writeTimestamp(PreparedStatement statement, int position, Instant timestamp) throws SQLException {
        statement.setObject(position, timestamp.atOffset(ZoneOffset.UTC));
    }
}
