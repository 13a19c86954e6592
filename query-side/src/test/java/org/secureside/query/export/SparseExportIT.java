package org.secureside.query.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;
import org.secureside.eventstore.EmbeddedDatabases;
import org.secureside.query.history.EventParameters;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** An export of a few events out of many reads a few rows: as many as stand where the times lead to, and no more. */
class SparseExportIT {

    @ComponentScan(
            basePackages = "org.secureside.query",
            useDefaultFilters = false,
            includeFilters =
                    @ComponentScan.Filter(
                            type = FilterType.REGEX,
                            pattern = ".*(ExportReader|HistoryEvents|ReadDatabase)"))
    static class Reading {}

    private static final int EVENTS = 60_000;
    private static final int A_BLOCK = 1_000;
    private static final ExportRange EVERYTHING = new ExportRange(1, 0, EVENTS);
    private static final Instant FIRST = Instant.parse("2026-01-01T00:00:00Z");

    private static SingleConnectionDataSource database;
    private static AnnotationConfigApplicationContext context;

    @BeforeAll
    static void fillAHistory() {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(EmbeddedDatabases.newDatabase());
        source.setUser("postgres");
        Flyway.configure().dataSource(source).load().migrate();
        JdbcClient jdbc = JdbcClient.create(source);
        // An event each second; every 20,000th is of somebody who does little.
        jdbc.sql("""
                insert into history_event (
                    position, stream_id, sequence, event_id, event_type, payload, metadata, actor, recorded_at)
                select n, 'stream', n, n::text, 'Type' || n % 5, '{}', '{}',
                       case when n % 20000 = 0 then 'rare' else 'frequent' end, :first + n * interval '1 second'
                from generate_series(1, :events) as n""")
                .param("first", FIRST.atOffset(java.time.ZoneOffset.UTC))
                .param("events", EVENTS)
                .update();
        jdbc.sql("""
                insert into history_block
                select position / 1000, min(recorded_at), max(recorded_at) from history_event group by 1""").update();
        jdbc.sql("insert into history_type select distinct event_type from history_event")
                .update();
        jdbc.sql("""
                insert into evidence_block
                select n, n * 1024 + 1, decode(repeat('00', 32 * 1024), 'hex'), decode(repeat('00', 32 * 1024), 'hex'), 1
                from generate_series(0, :events / 1024) as n""").param("events", EVENTS).update();
        jdbc.sql("vacuum analyze").update();
        database = new SingleConnectionDataSource(source.getUrl(), "postgres", "", true);
        database.setAutoCommit(false); // what a transaction has read, it can tell
        context = new AnnotationConfigApplicationContext();
        context.registerBean("reads", DataSource.class, () -> database);
        context.register(Reading.class);
        context.refresh();
    }

    @AfterAll
    static void close() {
        context.close();
        database.destroy();
    }

    @Test
    void aShortWindowIsReadWhereItsTimesAre() {
        Export export = export(null, FIRST.plusSeconds(30_001), FIRST.plusSeconds(30_011));

        assertThat(export.positions()).hasSize(10).startsWith(30_001L);
        assertThat(export.rowsRead())
                .isLessThanOrEqualTo(2 * A_BLOCK + 2 * export.positions().size());
    }

    @Test
    void aWindowAfterWhichNothingWasRecordedIsNotSought() {
        Export export = export(null, FIRST.plusSeconds(EVENTS + 1), null);

        assertThat(export.positions()).isEmpty();
        assertThat(export.rowsRead()).isZero();
    }

    @Test
    void whatSomebodyDidWhoDidLittleIsFoundByAnIndex() {
        Export export = export("rare", null, null);

        assertThat(export.positions()).containsExactly(20_000L, 40_000L, 60_000L);
        assertThat(export.rowsRead()).isLessThanOrEqualTo(20);
    }

    @Test
    void aWindowOfSeveralPagesIsReadOnce() {
        Export export = export("frequent", FIRST.plusSeconds(10_500), FIRST.plusSeconds(13_500));

        assertThat(export.positions()).hasSize(3_000).isSorted().doesNotHaveDuplicates();
        assertThat(export.rowsRead())
                .isLessThanOrEqualTo(5L * export.positions().size());
    }

    @Test
    void eventsAreCountedWhereTheyAre() {
        EventParameters window = parameters(null, FIRST.plusSeconds(30_001), FIRST.plusSeconds(30_011));
        long before = rowsRead();

        assertThat(context.getBean(ExportReader.class).count(EVERYTHING, window))
                .isEqualTo(10);
        assertThat(rowsRead() - before).isLessThanOrEqualTo(2 * A_BLOCK);
    }

    private record Export(List<Long> positions, long rowsRead) {}

    private static Export export(@Nullable String actor, @Nullable Instant from, @Nullable Instant to) {
        List<Long> positions = new ArrayList<>();
        long before = rowsRead();
        context.getBean(ExportReader.class)
                .read(
                        EVERYTHING,
                        parameters(actor, from, to),
                        page -> page.forEach(
                                event -> positions.add(event.event().position())));
        return new Export(positions, rowsRead() - before);
    }

    private static EventParameters parameters(@Nullable String actor, @Nullable Instant from, @Nullable Instant to) {
        return new EventParameters(null, null, actor, null, text(from), text(to));
    }

    private static @Nullable String text(@Nullable Instant instant) {
        return instant == null ? null : instant.toString();
    }

    /** Returns how many rows of the history this transaction has read so far, those of no use included. */
    private static long rowsRead() {
        return JdbcClient.create(database).sql("""
                        select coalesce(seq_tup_read, 0) + coalesce(idx_tup_fetch, 0) from pg_stat_xact_user_tables
                        where relname = 'history_event'""").query(Long.class).single();
    }
}
