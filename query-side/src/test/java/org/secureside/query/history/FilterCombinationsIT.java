package org.secureside.query.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.secureside.api.feed.FeedRange;
import org.secureside.eventstore.EmbeddedDatabases;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whatever is filtered by, together or alone: the pages have what passes, all of it, once and in order. */
class FilterCombinationsIT {

    @ComponentScan(
            basePackages = "org.secureside.query",
            useDefaultFilters = false,
            includeFilters = @ComponentScan.Filter(type = FilterType.REGEX, pattern = ".*(HistoryEvents|ReadDatabase)"))
    static class Reading {}

    private record Row(
            long position,
            @Nullable UUID message,
            @Nullable UUID neighborhood,
            @Nullable String actor,
            String type,
            Instant at) {}

    private static final int EVENTS = 300;
    private static final int LIMIT = 25;
    private static final int CONDITIONS = 6;
    private static final int TRIES = 3;

    /** So far apart that the times lead to several blocks, and a window has more or fewer positions than is worth a look. */
    private static final long APART = 137;

    private static final Instant FIRST = Instant.parse("2026-01-01T00:00:00Z");
    private static final Random RANDOM = new Random(20_240_815);
    private static final List<Row> LOG = new ArrayList<>();

    private static AnnotationConfigApplicationContext context;

    @BeforeAll
    static void fillAHistory() {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(EmbeddedDatabases.newDatabase());
        source.setUser("postgres");
        Flyway.configure().dataSource(source).load().migrate();
        JdbcClient jdbc = JdbcClient.create(source);
        for (int n = 1; n <= EVENTS; n++) {
            Row row = new Row(
                    n * APART,
                    RANDOM.nextInt(3) == 0 ? null : new UUID(1, RANDOM.nextInt(12)),
                    RANDOM.nextInt(8) == 0 ? null : new UUID(2, RANDOM.nextInt(3)),
                    RANDOM.nextInt(8) == 0 ? null : "actor" + RANDOM.nextInt(4),
                    "Type" + RANDOM.nextInt(4),
                    FIRST.plusSeconds(n + RANDOM.nextInt(-5, 6))); // several clocks
            LOG.add(row);
            jdbc.sql("""
                    insert into history_event (
                        position, stream_id, sequence, event_id, event_type, payload, metadata, actor, neighborhood_id,
                        message_id, recorded_at)
                    values (?, 'stream', ?, ?, ?, '{}', '{}', ?, ?, ?, ?)""")
                    .param(row.position())
                    .param(n)
                    .param(Integer.toString(n))
                    .param(row.type())
                    .param(row.actor())
                    .param(row.neighborhood())
                    .param(row.message())
                    .param(row.at().atOffset(ZoneOffset.UTC))
                    .update();
        }
        jdbc.sql("""
                insert into history_block
                select position / 1000, min(recorded_at), max(recorded_at) from history_event group by 1""").update();
        jdbc.sql("insert into history_type select distinct event_type from history_event")
                .update();
        context = new AnnotationConfigApplicationContext();
        context.registerBean("reads", DataSource.class, () -> source);
        context.register(Reading.class);
        context.refresh();
    }

    @AfterAll
    static void close() {
        context.close();
    }

    static IntStream combinations() {
        return IntStream.range(0, 1 << CONDITIONS);
    }

    @ParameterizedTest
    @MethodSource("combinations")
    void pagesHaveWhatPassesAndNothingElse(int combination) {
        HistoryEvents history = context.getBean(HistoryEvents.class);
        for (int i = 0; i < TRIES; i++) {
            Row middle = LOG.get(RANDOM.nextInt(EVENTS));
            EventFilter filter = filter(combination, middle, RANDOM.nextInt(1, 120));
            List<Long> passed = LOG.stream()
                    .filter(row -> passes(row, filter))
                    .map(Row::position)
                    .toList()
                    .reversed();

            assertThat(downwards(history, filter)).as(filter.toString()).isEqualTo(passed);
            assertThat(upwards(history, filter)).as(filter.toString()).isEqualTo(passed);
            assertThat(positions(history.page(filter, new FeedRange(LIMIT, new FeedRange.Before(middle.position())))))
                    .as(filter.toString())
                    .isEqualTo(passed.stream()
                            .filter(position -> position < middle.position())
                            .limit(LIMIT)
                            .toList());
        }
    }

    /** A filter with some of the conditions, each of which the event in the middle passes if it can. */
    private static EventFilter filter(int combination, Row middle, int seconds) {
        UUID message = middle.message() == null ? new UUID(1, 0) : middle.message();
        UUID neighborhood = middle.neighborhood() == null ? new UUID(2, 0) : middle.neighborhood();
        String actor = middle.actor() == null ? "actor0" : middle.actor();
        return new EventFilter(
                (combination & 1) == 0 ? null : message,
                (combination & 2) == 0 ? null : neighborhood,
                (combination & 4) == 0 ? null : actor,
                (combination & 8) == 0 ? null : middle.type(),
                (combination & 16) == 0 ? null : middle.at().minusSeconds(seconds),
                (combination & 32) == 0 ? null : middle.at().plusSeconds(seconds));
    }

    private static boolean passes(Row row, EventFilter filter) {
        return (filter.message() == null || filter.message().equals(row.message()))
                && (filter.neighborhood() == null || filter.neighborhood().equals(row.neighborhood()))
                && (filter.actor() == null || filter.actor().equals(row.actor()))
                && (filter.type() == null || filter.type().equals(row.type()))
                && (filter.from() == null || !row.at().isBefore(filter.from()))
                && (filter.to() == null || row.at().isBefore(filter.to()));
    }

    private static List<Long> downwards(HistoryEvents history, EventFilter filter) {
        EventSlice slice = history.page(filter, new FeedRange(LIMIT, new FeedRange.Newest()));
        List<Long> found = new ArrayList<>(positions(slice));
        while (slice.older().isPresent()) {
            slice = history.page(
                    filter,
                    new FeedRange(LIMIT, new FeedRange.Before(slice.older().getAsLong())));
            found.addAll(positions(slice));
        }
        return found;
    }

    private static List<Long> upwards(HistoryEvents history, EventFilter filter) {
        List<Long> found = new ArrayList<>();
        EventSlice slice = history.page(filter, new FeedRange(LIMIT, new FeedRange.After(0)));
        while (!slice.events().isEmpty()) {
            found.addAll(0, positions(slice));
            slice = history.page(
                    filter,
                    new FeedRange(LIMIT, new FeedRange.After(slice.newer().orElseThrow())));
        }
        return found;
    }

    private static List<Long> positions(EventSlice slice) {
        return slice.events().stream().map(EventView::position).toList();
    }
}
