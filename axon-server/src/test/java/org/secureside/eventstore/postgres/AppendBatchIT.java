package org.secureside.eventstore.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.secureside.eventstore.postgres.TestEvents.event;
import static org.secureside.eventstore.postgres.TestEvents.events;
import static org.secureside.eventstore.postgres.TestEvents.messageSent;
import static org.secureside.eventstore.postgres.TestEvents.newStream;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.secureside.eventstore.serialization.EventSerializer;

/** Units of work whose events travel in one statement: each has an outcome of its own. */
class AppendBatchIT {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final EventDatabase database = TestDatabase.create();
    private final PostgresEventStorageEngine engine = PostgresEventStorageEngine.builder()
            .database(database)
            .append(AppendSettings.DEFAULT.withWriters(1).withTimeout(Duration.ofSeconds(20)))
            .eventSerializer(EventSerializer.create())
            .snapshotSerializer(EventSerializer.create())
            .build();

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void anAppendThatIsRefusedFailsNoneOfItsNeighbors() throws SQLException {
        String begun = newStream();
        engine.appendEvents(events(begun, 0, 2));
        String first = newStream();
        String second = newStream();
        String third = newStream();

        List<CompletableFuture<Void>> outcomes = appendTogether(List.of(
                events(first, 0, 1),
                List.of(event(newStream(), 0), event(begun, 0)),
                events(second, 0, 3),
                events(begun, 1, 2),
                events(third, 0, 1),
                events(begun, 2, 4)));

        assertThat(List.of(outcomes.get(0), outcomes.get(2), outcomes.get(4), outcomes.get(5)))
                .allSatisfy(outcome -> assertThat(outcome).succeedsWithin(PATIENCE));
        assertThat(outcomes.get(1))
                .failsWithin(PATIENCE)
                .withThrowableThat()
                .withCauseInstanceOf(AggregateStreamCreationException.class)
                .withMessageContaining(begun);
        assertThat(outcomes.get(3))
                .failsWithin(PATIENCE)
                .withThrowableThat()
                .withCauseInstanceOf(ConcurrencyException.class)
                .withMessageContaining("sequence [1]");
        assertThat(streams()).containsExactly(begun, begun, first, second, second, second, third, begun, begun);
    }

    @Test
    void ofTwoEventsInABatchWithOneIdentifierTheSecondIsRefusedAndTheirNeighborsAreStored() throws SQLException {
        String neighbor = newStream();
        DomainEventMessage<?> original = event(newStream(), 0);
        DomainEventMessage<?> copy = new GenericDomainEventMessage<>(
                "Message",
                newStream(),
                0,
                messageSent("copy"),
                MetaData.emptyInstance(),
                original.getIdentifier(),
                original.getTimestamp());

        List<CompletableFuture<Void>> outcomes =
                appendTogether(List.of(List.of(original), List.of(copy), events(neighbor, 0, 1)));

        assertThat(outcomes.get(0)).succeedsWithin(PATIENCE);
        assertThat(outcomes.get(1))
                .failsWithin(PATIENCE)
                .withThrowableThat()
                .withCauseInstanceOf(AggregateStreamCreationException.class);
        assertThat(outcomes.get(2)).succeedsWithin(PATIENCE);
        assertThat(streams()).containsExactly(original.getAggregateIdentifier(), neighbor);
    }

    @Test
    void whatPostgresCannotTakeFailsNoneOfItsNeighbors() throws SQLException {
        String neighbor = newStream();
        DomainEventMessage<?> untakable =
                new GenericDomainEventMessage<>("T".repeat(256), newStream(), 0, messageSent("of a long type"));

        List<CompletableFuture<Void>> outcomes = appendTogether(List.of(List.of(untakable), events(neighbor, 0, 2)));

        assertThat(outcomes.get(0))
                .failsWithin(PATIENCE)
                .withThrowableThat()
                .withCauseInstanceOf(EventStoreException.class);
        assertThat(outcomes.get(1)).succeedsWithin(PATIENCE);
        assertThat(streams()).containsExactly(neighbor, neighbor);
    }

    /** Holds the append lock until all but a first append, which the only writer is busy with, wait for the next batch. */
    private List<CompletableFuture<Void>> appendTogether(List<? extends List<? extends DomainEventMessage<?>>> units)
            throws SQLException {
        String busy = newStream();
        List<CompletableFuture<Void>> outcomes = new ArrayList<>();
        try (Connection holder = database.connect("test");
                Statement statement = holder.createStatement()) {
            holder.setAutoCommit(false);
            statement.execute("select pg_advisory_xact_lock(5283620190524117)");
            CompletableFuture<Void> first = CompletableFuture.runAsync(() -> engine.appendEvents(event(busy, 0)));
            await().until(() -> TestDatabase.appendsWaitingForTheLock(database) == 1);
            IntStream.range(0, units.size()).forEach(unit -> {
                outcomes.add(CompletableFuture.runAsync(() -> engine.appendEvents(units.get(unit))));
                await().until(() -> engine.waitingAppends() == unit + 1);
            });
            holder.rollback();
            assertThat(first).succeedsWithin(PATIENCE);
        }
        outcomes.forEach(outcome -> await().until(outcome::isDone));
        TestDatabase.sql(database)
                .sql("delete from domain_event_entry where aggregate_identifier = ?")
                .param(busy)
                .update();
        return outcomes;
    }

    /** Returns the stream of each event in the order of positions, which have one gap: that of the first append. */
    private List<String> streams() {
        List<Long> positions = TestDatabase.sql(database)
                .sql("select global_index from domain_event_entry order by 1")
                .query(Long.class)
                .list();
        assertThat(positions.getLast()).isEqualTo(positions.size() + 1);
        return TestDatabase.sql(database)
                .sql("select aggregate_identifier from domain_event_entry order by global_index")
                .query(String.class)
                .list();
    }
}
