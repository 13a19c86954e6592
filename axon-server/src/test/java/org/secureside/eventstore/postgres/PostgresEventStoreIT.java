package org.secureside.eventstore.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.secureside.eventstore.postgres.TestEvents.event;
import static org.secureside.eventstore.postgres.TestEvents.events;
import static org.secureside.eventstore.postgres.TestEvents.newStream;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingEventStream;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.axonframework.serialization.upcasting.event.NoOpEventUpcaster;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.secureside.eventstore.serialization.EventSerializer;

class PostgresEventStoreIT {

    private static final Duration NEVER = Duration.ofHours(1);

    private final EventDatabase database = TestDatabase.create();
    private final HikariDataSource reads = TestDatabase.pool(database);
    private final List<AutoCloseable> open = new ArrayList<>(List.of(reads));
    private final PostgresEventStorageEngine engine = engine();
    private final PostgresEventStore store = store(engine, NEVER);

    private PostgresEventStorageEngine engine() {
        return engine(NoOpEventUpcaster.INSTANCE);
    }

    private PostgresEventStorageEngine engine(EventUpcaster upcasters) {
        PostgresEventStorageEngine engine = PostgresEventStorageEngine.builder()
                .database(database)
                .reads(reads)
                .eventSerializer(EventSerializer.create())
                .snapshotSerializer(EventSerializer.create())
                .upcasterChain(upcasters)
                .batchSize(10)
                .build();
        open.addFirst(engine);
        return engine;
    }

    private PostgresEventStore store(PostgresEventStorageEngine engine, Duration pollInterval) {
        PostgresEventStore store = PostgresEventStore.builder()
                .engine(engine)
                .pollInterval(pollInterval)
                .build();
        open.addFirst(store);
        return store;
    }

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable closeable : open) {
            closeable.close();
        }
    }

    @Test
    void aStreamGivesTheHistoryAndThenWhatIsAppendedBesideIt() throws InterruptedException {
        store.publish(events(newStream(), 0, 25));

        try (TrackingEventStream stream = store.openStream(null)) {
            assertThat(positions(stream, 25)).isEqualTo(upTo(1, 25));
            assertThat(stream.hasNextAvailable()).isFalse();

            store.publish(events(newStream(), 0, 25));
            assertThat(positions(stream, 25)).isEqualTo(upTo(26, 50));
        }
    }

    @Test
    void aNotificationWakesAStreamOfAnotherStoreOnTheSameDatabase() throws InterruptedException {
        PostgresEventStorageEngine elsewhere = engine();
        try (TrackingEventStream stream = store.openStream(null)) {
            assertThat(stream.hasNextAvailable(1, TimeUnit.SECONDS)).isFalse();

            elsewhere.appendEvents(event(newStream(), 0));

            assertThat(positions(stream, 1)).isEqualTo(upTo(1, 1));
        }
    }

    @Test
    void aLostNotificationIsMadeUpForByAnOccasionalLook() throws InterruptedException {
        PostgresEventStore polling = store(engine(), Duration.ofMillis(100));
        try (TrackingEventStream stream = polling.openStream(null)) {
            assertThat(stream.hasNextAvailable(1, TimeUnit.SECONDS)).isFalse();

            appendWithoutNotification();

            assertThat(positions(stream, 1)).isEqualTo(upTo(1, 1));
        }
    }

    private void appendWithoutNotification() {
        TestDatabase.sql(database)
                .sql(
                        "select append_events('{1}', '{e}', '{a}', '{0}', '{T}', '{0}', '{U}', '{1}', array['{}'], array['{}'])")
                .query()
                .listOfRows();
    }

    @Test
    void theListenerConnectsAgainAfterItsConnectionIsCut() throws InterruptedException {
        try (TrackingEventStream stream = store.openStream(null)) {
            await().until(() -> listeners() == 1);
            TestDatabase.sql(database)
                    .sql(
                            "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'secureside listener'")
                    .query()
                    .listOfRows();
            appendWithoutNotification();

            assertThat(positions(stream, 1)).isEqualTo(upTo(1, 1));
            engine().appendEvents(event(newStream(), 0));
            assertThat(positions(stream, 1)).isEqualTo(upTo(2, 2));
        }
    }

    private int listeners() {
        return TestDatabase.sql(database)
                .sql("select count(*) from pg_stat_activity where datname = current_database()"
                        + " and application_name = 'secureside listener' and query ilike 'listen%'")
                .query(Integer.class)
                .single();
    }

    @Test
    void severalStreamsShareOneReadAndEachSeesEverything() throws InterruptedException {
        List<TrackingEventStream> streams =
                List.of(store.openStream(null), store.openStream(null), store.openStream(null));
        for (TrackingEventStream stream : streams) {
            assertThat(stream.hasNextAvailable()).isFalse();
        }
        for (int i = 0; i < 40; i++) {
            store.publish(event(newStream(), 0));
        }
        List<List<? extends TrackedEventMessage<?>>> seen = new ArrayList<>();
        for (TrackingEventStream stream : streams) {
            seen.add(take(stream, 40));
        }
        assertThat(seen.get(0)).isEqualTo(seen.get(1)).isEqualTo(seen.get(2));
        assertThat(seen.get(0).stream().map(PostgresEventStoreIT::position).toList())
                .isEqualTo(upTo(1, 40));
        streams.forEach(TrackingEventStream::close);
    }

    @Test
    void aStreamThatFallsBehindCatchesUpByItself() throws InterruptedException {
        try (TrackingEventStream slow = store.openStream(null);
                TrackingEventStream quick = store.openStream(null)) {
            assertThat(slow.hasNextAvailable()).isFalse();
            assertThat(quick.hasNextAvailable()).isFalse();
            for (int i = 0; i < 10; i++) {
                store.publish(events(newStream(), 0, 1_000));
                assertThat(take(quick, 1_000)).hasSize(1_000);
            }
            assertThat(positions(slow, 10_000)).isEqualTo(upTo(1, 10_000));
        }
    }

    @Test
    void theCallbackRunsWhenThereAreNewEvents() throws InterruptedException {
        AtomicInteger calls = new AtomicInteger();
        try (TrackingEventStream stream = store.openStream(null)) {
            assertThat(stream.setOnAvailableCallback(calls::incrementAndGet)).isTrue();
            assertThat(stream.hasNextAvailable()).isFalse();
            int before = calls.get();

            engine().appendEvents(event(newStream(), 0));

            await().untilAsserted(() -> assertThat(calls.get()).isGreaterThan(before));
            assertThat(stream.peek()).isPresent();
            assertThat(stream.nextAvailable()).isNotNull();
            assertThat(stream.peek()).isEmpty();
        }
    }

    @Test
    void whatCannotBeUpcastFailsInTheThreadOfEachReaderAlsoBehindTheSharedTail() throws InterruptedException {
        PostgresEventStore failing = store(
                engine(events -> events.map(event -> {
                    throw new IllegalStateException("cannot be upcast");
                })),
                NEVER);
        try (TrackingEventStream one = failing.openStream(null);
                TrackingEventStream other = failing.openStream(null)) {
            assertThat(one.hasNextAvailable()).isFalse();
            assertThat(other.hasNextAvailable()).isFalse();

            engine.appendEvents(event(newStream(), 0));

            assertThat(List.of(one, other))
                    .allSatisfy(stream -> assertThatThrownBy(() -> stream.hasNextAvailable(10, TimeUnit.SECONDS))
                            .hasMessage("cannot be upcast"));
        }
    }

    @Test
    void closingTheStoreEndsItsStreams() {
        TrackingEventStream stream = store.openStream(null);
        assertThat(stream.peek()).isEmpty();
        CompletableFuture<?> waiting = CompletableFuture.runAsync(() -> {
            try {
                stream.nextAvailable();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });

        store.close();

        assertThat(waiting)
                .failsWithin(Duration.ofSeconds(5))
                .withThrowableThat()
                .withCauseInstanceOf(IllegalStateException.class)
                .withMessageContaining("closed");
        assertThatThrownBy(() -> store.openStream(null))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("closed");
    }

    @Test
    void aProcessThatOnlyReadsOpensNoConnectionToAppendOver() {
        try (TrackingEventStream stream = store.openStream(null)) {
            await().until(() -> listeners() == 1);
            assertThat(stream.peek()).isEmpty();

            await().during(Duration.ofMillis(500)).until(() -> TestDatabase.backends(database, "appends") == 0);

            store.publish(event(newStream(), 0));
            assertThat(TestDatabase.backends(database, "appends")).isPositive();
        }
    }

    private static List<Long> positions(TrackingEventStream stream, int count) throws InterruptedException {
        return take(stream, count).stream().map(PostgresEventStoreIT::position).toList();
    }

    private static long position(TrackedEventMessage<?> event) {
        return java.util.Objects.requireNonNull(event.trackingToken())
                .position()
                .orElseThrow();
    }

    private static List<? extends TrackedEventMessage<?>> take(TrackingEventStream stream, int count)
            throws InterruptedException {
        List<TrackedEventMessage<?>> taken = new ArrayList<>();
        while (taken.size() < count && stream.hasNextAvailable(10, TimeUnit.SECONDS)) {
            taken.add(stream.nextAvailable());
        }
        return Collections.unmodifiableList(taken);
    }

    private static List<Long> upTo(long first, long last) {
        return LongStream.rangeClosed(first, last).boxed().toList();
    }
}
