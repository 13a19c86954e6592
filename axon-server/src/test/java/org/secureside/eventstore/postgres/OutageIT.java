package org.secureside.eventstore.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.secureside.eventstore.postgres.TestEvents.event;
import static org.secureside.eventstore.postgres.TestEvents.newStream;

import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.axonframework.eventhandling.TrackingEventStream;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.secureside.eventstore.contract.BreakableNetwork;
import org.secureside.eventstore.serialization.EventSerializer;

/** What appending does when the database, or the way to it, fails. */
class OutageIT {

    private static final Duration TIMEOUT = Duration.ofSeconds(2);

    /** Longer than one login may take, shorter than three. */
    private static final Duration LOGIN_AND_MORE = Duration.ofSeconds(12);

    private static final int ENDS = 2;

    private static final AppendSettings ONE_WRITER =
            AppendSettings.DEFAULT.withTimeout(TIMEOUT).withWriters(1);

    private final EventDatabase database = TestDatabase.create();
    private final BreakableNetwork network = new BreakableNetwork("127.0.0.1", port(database));
    private final PostgresEventStorageEngine engine = engine(ONE_WRITER);

    private PostgresEventStorageEngine engine(AppendSettings settings) {
        return PostgresEventStorageEngine.builder()
                .database(throughTheNetwork())
                .reads(database.dataSource("test"))
                .append(settings)
                .eventSerializer(EventSerializer.create())
                .snapshotSerializer(EventSerializer.create())
                .build();
    }

    private static int port(EventDatabase database) {
        return URI.create(database.url().substring("jdbc:".length())).getPort();
    }

    private EventDatabase throughTheNetwork() {
        return new EventDatabase(
                database.url().replace(":" + port(database) + "/", ":" + network.entrance() + "/"),
                database.username(),
                database.password());
    }

    @AfterEach
    void close() throws Exception {
        network.mend();
        engine.close();
        network.close();
    }

    @Test
    void anAppendWhoseAnswerIsLostIsFoundToBeStored() {
        String stream = newStream();
        engine.appendEvents(event(newStream(), 0));
        network.loseAnswers();
        CompletableFuture<Void> append = CompletableFuture.runAsync(() -> engine.appendEvents(event(stream, 0)));
        await().until(() -> count(stream) == 1);
        network.mend();

        assertThat(append).succeedsWithin(TIMEOUT);
        assertThat(count(stream)).isEqualTo(1);
    }

    @Test
    void anAppendWhoseAnswerIsLostIsStillRefusedIfAnotherTookItsPlace() {
        String stream = newStream();
        engine.appendEvents(event(stream, 0));
        network.loseAnswers();
        CompletableFuture<Void> append = CompletableFuture.runAsync(() -> engine.appendEvents(event(stream, 0)));
        await().until(() -> network.connections() == 0);
        network.mend();

        assertThat(append)
                .failsWithin(TIMEOUT)
                .withThrowableThat()
                .withCauseInstanceOf(AggregateStreamCreationException.class);
    }

    @Test
    void whereNoAnswerComesInTimeTheOutcomeIsSaidToBeUnknown() {
        String stream = newStream();
        engine.appendEvents(event(newStream(), 0));
        network.loseAnswers();

        assertThatThrownBy(() -> engine.appendEvents(event(stream, 0)))
                .isInstanceOf(AppendOutcomeUnknownException.class);
        assertThat(count(stream)).isEqualTo(1);
    }

    @Test
    void whileTheDatabaseIsDownAppendsAreRefusedAtOnceAndAfterwardsTheyWork() {
        engine.appendEvents(event(newStream(), 0));
        network.cut();
        assertThatThrownBy(() -> engine.appendEvents(event(newStream(), 0)))
                .isInstanceOfAny(AppendOutcomeUnknownException.class, EventStoreUnavailableException.class);

        long start = System.nanoTime();
        for (int i = 0; i < 100; i++) {
            assertThatThrownBy(() -> engine.appendEvents(event(newStream(), 0)))
                    .isInstanceOf(EventStoreUnavailableException.class)
                    .hasMessageContaining("down");
        }
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(1));

        network.mend();
        await().ignoreExceptions().untilAsserted(() -> engine.appendEvents(event(newStream(), 0)));
    }

    @Test
    void aServerThatThrowsItsClientsOutCostsNoAppend() {
        for (int round = 0; round < 3; round++) {
            engine.appendEvents(event(newStream(), 0));
            TestDatabase.sql(database)
                    .sql("select pg_terminate_backend(pid) from pg_stat_activity"
                            + " where application_name = 'secureside appends' and datname = current_database()")
                    .query()
                    .listOfRows();
        }
        engine.appendEvents(event(newStream(), 0));
    }

    @Test
    void aServerThatFallsSilentDuringTheLoginIsGivenUpAndAppendsWorkAgainWhenItSpeaks() {
        network.ignoreNewcomers();
        try (PostgresEventStorageEngine begun = engine(ONE_WRITER)) {
            assertThatThrownBy(() -> begun.appendEvents(event(newStream(), 0)))
                    .isInstanceOf(EventStoreUnavailableException.class);
            network.mend();

            await().atMost(LOGIN_AND_MORE)
                    .ignoreExceptions()
                    .untilAsserted(() -> begun.appendEvents(event(newStream(), 0)));
        }
    }

    @Test
    void theListenerGivesUpASilentServerToo() {
        network.ignoreNewcomers();
        try (PostgresEventStore store =
                        PostgresEventStore.builder().engine(engine).build();
                TrackingEventStream stream = store.openStream(null)) {
            await().until(() -> network.connections() > 0);
            network.mend();

            await().atMost(LOGIN_AND_MORE).until(() -> TestDatabase.backends(database, "listener") == 1);
            assertThat(stream.hasNextAvailable()).isFalse();
        }
    }

    @Test
    void aWriterThatLosesTheDatabaseAmidABatchDoesNotConnectAgainForEachOfItsAppends() throws Exception {
        TestDatabase.sql(database).sql("""
                        create function lose() returns trigger language plpgsql as $$
                        begin
                            if (select count(*) from stored) > 1 then
                                raise exception 'one of these is bad' using errcode = '22000';
                            elsif (select aggregate_identifier from stored) like 'doomed%' then
                                perform pg_terminate_backend(pg_backend_pid());
                            end if;
                            return null;
                        end $$;
                        create trigger lose after insert on domain_event_entry
                            referencing new table as stored for each statement execute function lose()""").update();
        List<CompletableFuture<Void>> doomed;
        try (Connection holder = database.connect("test");
                Statement statement = holder.createStatement()) {
            engine.appendEvents(event(newStream(), 0));
            await().until(() -> network.connections() == 2 * ENDS); // to append and to notify
            holder.setAutoCommit(false);
            statement.execute("select pg_advisory_xact_lock(5283620190524117)");
            CompletableFuture<Void> sent = CompletableFuture.runAsync(() -> engine.appendEvents(event(newStream(), 0)));
            await().until(() -> TestDatabase.appendsWaitingForTheLock(database) == 1);
            doomed = IntStream.range(0, 8)
                    .mapToObj(i -> CompletableFuture.runAsync(() -> engine.appendEvents(event("doomed" + i, 0))))
                    .toList();
            await().until(() -> engine.waitingAppends() == 8);
            network.ignoreNewcomers();
            holder.rollback();
            assertThat(sent).succeedsWithin(TIMEOUT);
        }
        assertThat(doomed).allSatisfy(append -> assertThat(append).failsWithin(TIMEOUT.multipliedBy(2)));

        await().atMost(LOGIN_AND_MORE)
                .during(Duration.ofSeconds(1))
                .until(() -> network.connections() == ENDS); // to notify
        network.mend();
        await().ignoreExceptions().untilAsserted(() -> engine.appendEvents(event(newStream(), 0)));
    }

    @Test
    void aHeldAppendLockRefusesAppendsInTimeAndNothingIsStored() throws SQLException {
        String stream = newStream();
        try (Connection holder = database.connect("test");
                Statement statement = holder.createStatement()) {
            holder.setAutoCommit(false);
            statement.execute(
                    "select append_events('{1}', '{e}', '{a}', '{0}', '{T}', '{0}', '{U}', '{1}', array['{}'], array['{}'])");

            assertThatThrownBy(() -> engine.appendEvents(event(stream, 0)))
                    .isInstanceOf(EventStoreUnavailableException.class)
                    .hasMessageContaining("another process holds the append lock");
            holder.rollback();
        }
        assertThat(count(stream)).isZero();
        engine.appendEvents(event(stream, 0));
    }

    @Test
    void aFullQueueRefusesAtOnce() throws Exception {
        try (PostgresEventStorageEngine small = engine(AppendSettings.DEFAULT
                        .withTimeout(TIMEOUT)
                        .withWriters(1)
                        .withMaxWaiting(3, 1 << 20));
                Connection holder = database.connect("test");
                Statement statement = holder.createStatement()) {
            small.appendEvents(event(newStream(), 0));
            holder.setAutoCommit(false);
            statement.execute("select pg_advisory_xact_lock(5283620190524117)");
            CompletableFuture<Void> sent = CompletableFuture.runAsync(() -> small.appendEvents(event(newStream(), 0)));
            await().until(() -> TestDatabase.appendsWaitingForTheLock(database) == 1);
            List<CompletableFuture<Void>> queued = IntStream.range(0, 3)
                    .mapToObj(i -> CompletableFuture.runAsync(() -> small.appendEvents(event(newStream(), 0))))
                    .toList();
            await().until(() -> small.waitingAppends() == 3);

            assertThatThrownBy(() -> small.appendEvents(event(newStream(), 0)))
                    .isInstanceOf(EventStoreOverloadedException.class)
                    .hasMessageContaining("3 appends");

            holder.rollback();
            assertThat(sent).succeedsWithin(TIMEOUT);
            assertThat(queued).allSatisfy(append -> assertThat(append).succeedsWithin(TIMEOUT));
        }
    }

    @Test
    void aClosedEngineFinishesWhatWaitsAndRefusesTheRest() throws Exception {
        PostgresEventStorageEngine closing = engine(ONE_WRITER);
        CompletableFuture<Void> waiting;
        CompletableFuture<Void> closed;
        try (Connection holder = database.connect("test");
                Statement statement = holder.createStatement()) {
            holder.setAutoCommit(false);
            statement.execute("select pg_advisory_xact_lock(5283620190524117)");
            waiting = CompletableFuture.runAsync(() -> closing.appendEvents(event("waiting", 0)));
            await().until(() -> TestDatabase.appendsWaitingForTheLock(database) == 1);
            closed = CompletableFuture.runAsync(closing::close);
            await().untilAsserted(() -> assertThatThrownBy(() -> closing.appendEvents(event(newStream(), 0)))
                    .isInstanceOf(EventStoreUnavailableException.class)
                    .hasMessageContaining("closed"));
            assertThat(closed).isNotDone();
        }
        assertThat(waiting).succeedsWithin(TIMEOUT);
        assertThat(closed).succeedsWithin(TIMEOUT);
        assertThat(count("waiting")).isEqualTo(1);
    }

    private int count(String stream) {
        return TestDatabase.sql(database)
                .sql("select count(*) from domain_event_entry where aggregate_identifier = ?")
                .param(stream)
                .query(Integer.class)
                .single();
    }
}
