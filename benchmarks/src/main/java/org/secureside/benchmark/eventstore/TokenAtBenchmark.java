package org.secureside.benchmark.eventstore;

import java.io.IOException;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.secureside.benchmark.eventstore.Subject.Kind;
import org.secureside.eventstore.postgres.EventDatabase;
import org.springframework.jdbc.core.simple.JdbcClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Asks for the token at an instant near the beginning, the middle and the end of a long history. */
@Command(name = "token-at", description = "How long it takes to find the token at an instant.")
public final class TokenAtBenchmark implements Callable<Integer> {

    private static final Instant FIRST = Instant.parse("2026-01-01T00:00:00Z");
    private static final int MILLIS_BETWEEN_EVENTS = 20;

    @Option(names = "--events", defaultValue = "3000000", description = "Default: ${DEFAULT-VALUE}")
    private long events;

    @Override
    public Integer call() throws IOException {
        try (Postgres postgres = Postgres.start()) {
            EventDatabase database = postgres.newDatabase();
            JdbcClient jdbc = History.fill(database, events);
            long start = System.nanoTime();
            for (long marked = 0; marked < events; marked += 100_000) {
                jdbc.sql("select mark_event_times()").query().listOfRows();
            }
            System.out.printf(
                    "time marks: %.2f µs of wall time per event, %s for %,d events%n",
                    (System.nanoTime() - start) / 1e3 / events,
                    jdbc.sql("select pg_size_pretty(pg_total_relation_size('event_time_mark'))")
                            .query(String.class)
                            .single(),
                    events);
            for (double share : new double[] {0.01, 0.5, 0.99}) {
                Instant instant = FIRST.plusMillis((long) (events * share * MILLIS_BETWEEN_EVENTS));
                @Nullable Object expected = ask(Kind.POSTGRES_JDBC, database, instant, share);
                if (!Objects.equals(ask(Kind.POSTGRES, database, instant, share), expected)) {
                    System.out.println("The engines disagree: a reader would begin at another event");
                    return 1;
                }
            }
        }
        return 0;
    }

    private static @Nullable Object ask(Kind kind, EventDatabase database, Instant instant, double share) {
        try (Subject subject = Subject.open(kind, database.url(), 2, 1_000)) {
            subject.store().createHeadToken();
            long start = System.nanoTime();
            @Nullable Object token = subject.store().createTokenAt(instant);
            System.out.printf(
                    "%-14s at %2.0f %% of the history: %8.1f ms   %s%n",
                    kind, share * 100, (System.nanoTime() - start) / 1e6, token);
            return token;
        }
    }
}
