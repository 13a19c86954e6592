package org.secureside.eventstore.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.secureside.eventstore.postgres.TestEvents.event;
import static org.secureside.eventstore.postgres.TestEvents.events;
import static org.secureside.eventstore.postgres.TestEvents.newStream;

import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.axonframework.serialization.upcasting.event.NoOpEventUpcaster;
import org.junit.jupiter.api.Test;
import org.secureside.eventstore.serialization.EventSerializer;

class BaselineJdbcEngineIT {

    private static final String NEXT = "select nextval('domain_event_entry_global_index_seq')";

    private final EventDatabase database = TestDatabase.create();

    private BaselineJdbcEngine start() {
        return BaselineJdbcEngine.create(
                database.dataSource("test"), EventSerializer.create(), NoOpEventUpcaster.INSTANCE, 100);
    }

    @Test
    void aStartingNodeLeavesPositionsToWhoeverTookThemAndHasNotCommittedYet() {
        start().appendEvents(event(newStream(), 0));
        assertThat(nextPosition()).isEqualTo(2);

        start();

        assertThat(nextPosition()).isEqualTo(3);
    }

    @Test
    void itContinuesWhereAnotherEngineEnded() {
        try (PostgresEventStorageEngine other = PostgresEventStorageEngine.builder()
                .database(database)
                .eventSerializer(EventSerializer.create())
                .snapshotSerializer(EventSerializer.create())
                .build()) {
            other.appendEvents(event(newStream(), 0));
            start().appendEvents(event(newStream(), 0));
            other.appendEvents(events(newStream(), 0, 7));
        }

        start().appendEvents(event(newStream(), 0));

        assertThat(nextPosition()).isEqualTo(11);
    }

    @Test
    void anEmptyStoreBeginsAtOne() {
        start();

        assertThat(nextPosition()).isEqualTo(1);
    }

    @Test
    void aTakenPositionInTheLogIsNotAConflictInAStream() {
        BaselineJdbcEngine engine = start();
        String stream = newStream();
        engine.appendEvents(event(stream, 0));
        TestDatabase.sql(database)
                .sql("select setval('domain_event_entry_global_index_seq', 1, false)")
                .query(Long.class)
                .single();

        assertThatThrownBy(() -> engine.appendEvents(event(newStream(), 0)))
                .isInstanceOf(EventStoreException.class)
                .isNotInstanceOf(AggregateStreamCreationException.class)
                .isNotInstanceOf(ConcurrencyException.class);
        assertThatThrownBy(() -> engine.appendEvents(event(stream, 0)))
                .isInstanceOf(AggregateStreamCreationException.class);
    }

    private long nextPosition() {
        return TestDatabase.sql(database).sql(NEXT).query(Long.class).single();
    }
}
