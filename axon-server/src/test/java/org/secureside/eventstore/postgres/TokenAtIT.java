package org.secureside.eventstore.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.secureside.eventstore.postgres.TestEvents.events;
import static org.secureside.eventstore.postgres.TestEvents.newStream;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.secureside.eventstore.serialization.EventSerializer;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The token at an instant, in a history that clocks disagree about, against a scan of all events. */
class TokenAtIT {

    private static final Instant FIRST = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant FAR_FUTURE = Instant.parse("2090-01-01T00:00:00Z");

    private final EventDatabase database = TestDatabase.create();
    private final HikariDataSource reads = TestDatabase.pool(database);
    private final JdbcClient jdbc = JdbcClient.create(reads);
    private final PostgresEventStorageEngine engine = PostgresEventStorageEngine.builder()
            .database(database)
            .reads(reads)
            .eventSerializer(EventSerializer.create())
            .snapshotSerializer(EventSerializer.create())
            .build();

    /** An event a second, by clocks that are up to five minutes off; one clock is decades ahead, one decades behind. */
    @BeforeEach
    void fill() {
        insert(1, 3_000);
        jdbc.sql("update domain_event_entry set time_stamp = ? where global_index = 2500")
                .param(FAR_FUTURE.atOffset(ZoneOffset.UTC))
                .update();
        jdbc.sql("update domain_event_entry set time_stamp = '1970-01-01T00:00:00Z' where global_index = 1700")
                .update();
        jdbc.sql("select mark_event_times()").query().listOfRows();
        insert(3_001, 4_990);
        engine.appendEvents(events(newStream(), 0, 20)); // marks the times itself, at position 5,000
    }

    private void insert(int from, int to) {
        jdbc.sql("""
                        insert into domain_event_entry (global_index, sequence_number, time_stamp, event_identifier,
                            aggregate_identifier, type, payload_type, payload_revision, payload, meta_data)
                        select i, 0, timestamptz '2026-01-01T00:00:00Z' + i * interval '1 second'
                                     + ((i * 7919) % 601 - 300) * interval '1 second',
                               'e' || i, 's' || i, 'Message', 'MessageSent', '1', '{}', '{}'
                        from generate_series(?, ?) i""").param(from).param(to).update();
    }

    @AfterEach
    void close() {
        engine.close();
        reads.close();
    }

    @Test
    void theTokenIsBeforeTheFirstEventOfThatInstantOrLater() {
        Stream<Instant> everyFewSeconds =
                IntStream.rangeClosed(-400, 5_400).filter(i -> i % 23 == 0).mapToObj(FIRST::plusSeconds);
        Stream<Instant> extremes = Stream.of(
                Instant.EPOCH, Instant.EPOCH.plusNanos(1_000), FAR_FUTURE, FAR_FUTURE.plusNanos(1_000), Instant.now());

        List<Instant> instants = Stream.concat(everyFewSeconds, extremes).toList();

        assertThat(instants)
                .allSatisfy(instant -> assertThat(engine.createTokenAt(instant))
                        .isEqualTo(Positions.token(byLookingAtEveryEvent(instant))));
    }

    @Test
    void appendsMarkTheTimesOfEveryThousandEvents() {
        assertThat(jdbc.sql("select global_index from event_time_mark order by 1")
                        .query(Long.class)
                        .list())
                .contains(999L, 1_999L, 2_999L, 3_999L, 4_999L);
    }

    private long byLookingAtEveryEvent(Instant instant) {
        return jdbc.sql("""
                        select coalesce(min(global_index) filter (where time_stamp >= ?) - 1, max(global_index))
                        from domain_event_entry""")
                .param(instant.atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .single();
    }
}
