package org.secureside.benchmark.rebuild;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.secureside.benchmark.eventstore.Postgres;
import org.secureside.eventstore.postgres.EventDatabase;
import org.springframework.jdbc.core.simple.JdbcClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Has a query node rebuild the feed, beside what PostgreSQL alone and a statement for each event would take. */
@Command(
        name = "rebuild",
        description = "A query node rebuilds the feed; beside it INSERT … SELECT with JSON decoding, and row by row.")
public final class RebuildBenchmark implements Callable<Integer> {

    private static final int ROWS_ONE_BY_ONE = 20_000;

    @Option(
            names = "--events",
            split = ",",
            defaultValue = "100000,1000000",
            description = "Lengths of the history. Default: ${DEFAULT-VALUE}")
    private List<Long> lengths = List.of();

    @Option(names = "--seed", defaultValue = "1", description = "Of the history. Default: ${DEFAULT-VALUE}")
    private int seed;

    @Option(
            names = "--share",
            defaultValue = "1",
            description = "The share of the node that the rebuild takes. Default: ${DEFAULT-VALUE}")
    private double share;

    @Override
    public Integer call() throws IOException, InterruptedException, SQLException {
        for (long length : lengths) {
            try (Postgres postgres = Postgres.start()) {
                measure(postgres, length);
            }
        }
        return 0;
    }

    private void measure(Postgres postgres, long length) throws IOException, InterruptedException, SQLException {
        EventDatabase events = postgres.newDatabase();
        EventDatabase own = postgres.newEmptyDatabase();
        JdbcClient log = JdbcClient.create(events.dataSource("benchmark"));
        Village.fill(log, seed, length);
        Path output = Files.createTempFile("benchmark", ".log");
        try (Node node = Node.start(events, own, share, output)) {
            JdbcClient rows = JdbcClient.create(own.dataSource("benchmark"));
            await(node, output, () -> hasShown(rows, length));
            postgres.settle();
            Duration before = postgres.cpu();
            long began = System.nanoTime();
            order(log, length);
            await(node, output, () -> hasEnded(rows));
            Duration took = Duration.ofNanos(System.nanoTime() - began);
            Duration cpu = postgres.cpu().minus(before);
            await(node, output, () -> hasTold(log));
            if (log.sql("select payload from domain_event_entry where payload_type = 'NodeReplayCompleted'")
                    .query(String.class)
                    .single()
                    .contains("\"equal\":false")) {
                throw new IllegalStateException("The rebuilt generation differs: see NodeReplayCompleted");
            }
            print("rebuild of the feed, share " + share, length, took, cpu);
        }
        baselines(postgres, events, length);
    }

    private static void baselines(Postgres postgres, EventDatabase events, long length) throws SQLException {
        Baselines baselines = new Baselines(events.dataSource("baseline"));
        baselines.clear();
        postgres.settle();
        Duration before = postgres.cpu();
        long began = System.nanoTime();
        long messages = baselines.insertSelect();
        print(
                "INSERT … SELECT of the messages alone",
                messages,
                Duration.ofNanos(System.nanoTime() - began),
                postgres.cpu().minus(before));
        baselines.clear();
        postgres.settle();
        before = postgres.cpu();
        began = System.nanoTime();
        long one = baselines.rowByRow((int) Math.min(ROWS_ONE_BY_ONE, length));
        print(
                "row by row JDBC, a commit for each",
                one,
                Duration.ofNanos(System.nanoTime() - began),
                postgres.cpu().minus(before));
    }

    private static void order(JdbcClient log, long length) {
        String replay = UUID.randomUUID().toString();
        log.sql("""
                insert into domain_event_entry (
                    global_index, event_identifier, aggregate_identifier, sequence_number, type, time_stamp,
                    payload_type, payload_revision, payload, meta_data)
                values (:position, gen_random_uuid(), :replay, 0, 'Replay', now(), 'ReplayRequested', '1',
                    json_build_object('replayId', :replay, 'plan', json_build_object(
                        'projections', array['feed'], 'scope', json_build_object('mode', 'REBUILD'),
                        'nodes', array['query-1'], 'strategy', 'PARALLEL'),
                        'reason', 'a benchmark', 'requestedBy', 'benchmark')::text, '{}')""").param("position", length + 1).param("replay", replay).update();
    }

    /** Asks the node's own table, which is small: a search of the log would cost more than what is measured. */
    private static boolean hasEnded(JdbcClient rows) {
        return rows.sql("select exists (select from replay_run where state <> 'RUNNING')")
                .query(Boolean.class)
                .single();
    }

    private static boolean hasTold(JdbcClient log) {
        return log.sql("select exists (select from domain_event_entry where payload_type = 'NodeReplayCompleted')")
                .query(Boolean.class)
                .single();
    }

    /** Whether feed and history have come to the end: they would share the processors with the rebuild. */
    private static boolean hasShown(JdbcClient rows, long length) {
        return rows.sql("select to_regclass('public.stream_event') is not null"
                                + " and to_regclass('public.history_event') is not null")
                        .query(Boolean.class)
                        .single()
                && rows.sql("select least((select coalesce(max(position), 0) from stream_event),"
                                        + " (select coalesce(max(position), 0) from history_event))")
                                .query(Long.class)
                                .single()
                        >= length;
    }

    private static void await(Node node, Path output, BooleanSupplier condition) throws InterruptedException {
        while (!condition.getAsBoolean()) {
            if (!node.isAlive()) {
                throw new IllegalStateException("The node ended: " + output);
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }

    private static void print(String what, long events, Duration took, Duration cpu) {
        double seconds = took.toNanos() / 1e9;
        System.out.printf(
                "%-45s %,11d events %8.1f s %,9.0f events/s %6.1f µs of PostgreSQL for each%n",
                what, events, seconds, events / seconds, cpu.toNanos() / 1e3 / events);
    }
}
