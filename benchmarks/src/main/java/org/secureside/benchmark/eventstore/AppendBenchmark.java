package org.secureside.benchmark.eventstore;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;
import org.secureside.benchmark.eventstore.Subject.Kind;
import org.secureside.eventstore.postgres.EventDatabase;
import org.springframework.jdbc.core.simple.JdbcClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Appends one event per unit of work, as fast as the store answers. */
@Command(name = "appends", description = "Appends per second and processor time per append, by appends in flight.")
public final class AppendBenchmark implements Callable<Integer> {

    private static final int WARM_UP_DIVISOR = 2;
    private static final int MOST_CONNECTIONS = 64;

    @Option(names = "--in-flight", split = ",", defaultValue = "1,16,64,256", description = "Default: ${DEFAULT-VALUE}")
    private List<Integer> inFlight = List.of();

    @Option(names = "--seconds", defaultValue = "10", description = "Of each measurement. Default: ${DEFAULT-VALUE}")
    private int seconds;

    @Option(names = "--axon-server", paramLabel = "HOST:PORT", description = "Measures a running Axon Server too.")
    private @Nullable String axonServer;

    /** What one measurement showed. */
    record Rate(long appends, Duration took, Duration postgresCpu, Duration ownCpu) {

        double perSecond() {
            return appends * 1e9 / took.toNanos();
        }

        double postgresMicros() {
            return postgresCpu.toNanos() / 1e3 / appends;
        }

        double ownMicros() {
            return ownCpu.toNanos() / 1e3 / appends;
        }
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        boolean dense = true;
        try (Postgres postgres = Postgres.start()) {
            System.out.printf(
                    "%-22s %9s %12s %22s %16s%n",
                    "store", "in flight", "appends/s", "PostgreSQL µs/append", "JVM µs/append");
            for (int concurrency : inFlight) {
                Optional<Rate> limit = Pgbench.oneRowInserts(postgres, concurrency, seconds);
                limit.ifPresent(rate -> print("pgbench, bare insert", concurrency, rate));
                for (Kind kind : List.of(Kind.POSTGRES_JDBC, Kind.POSTGRES)) {
                    EventDatabase database = postgres.newDatabase();
                    print(kind.name(), concurrency, measure(kind, database.url(), concurrency, postgres));
                    dense &= kind == Kind.POSTGRES_JDBC || isDense(database);
                }
                if (axonServer != null) {
                    print("AXON_SERVER", concurrency, measure(Kind.AXON_SERVER, axonServer, concurrency, postgres));
                }
            }
        }
        System.out.println(dense ? "Positions of POSTGRES: no gaps" : "Positions of POSTGRES: GAPS FOUND");
        return dense ? 0 : 1;
    }

    private Rate measure(Kind kind, String address, int concurrency, Postgres postgres) throws InterruptedException {
        try (Subject subject = Subject.open(kind, address, Math.min(concurrency, MOST_CONNECTIONS), 1_000)) {
            append(subject.store(), concurrency, Duration.ofSeconds(seconds).dividedBy(WARM_UP_DIVISOR));
            postgres.settle();
            Duration cpu = postgres.cpu();
            Duration own = ProcessorTime.of(ProcessHandle.current().pid());
            long start = System.nanoTime();
            long appends = append(subject.store(), concurrency, Duration.ofSeconds(seconds));
            return new Rate(
                    appends,
                    Duration.ofNanos(System.nanoTime() - start),
                    postgres.cpu().minus(cpu),
                    ProcessorTime.of(ProcessHandle.current().pid()).minus(own));
        }
    }

    private static long append(EventStore store, int concurrency, Duration duration) {
        long end = System.nanoTime() + duration.toNanos();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<CompletableFuture<Long>> senders = IntStream.range(0, concurrency)
                    .mapToObj(i -> CompletableFuture.supplyAsync(() -> appendUntil(end, store), threads))
                    .toList();
            return senders.stream().mapToLong(CompletableFuture::join).sum();
        }
    }

    private static long appendUntil(long end, EventStore store) {
        long appends = 0;
        while (System.nanoTime() < end) {
            store.publish(Events.message());
            appends++;
        }
        return appends;
    }

    private static boolean isDense(EventDatabase database) {
        return JdbcClient.create(database.dataSource("benchmark"))
                .sql("select count(*) = max(global_index) and min(global_index) = 1 from domain_event_entry")
                .query(Boolean.class)
                .single();
    }

    private static void print(String name, int concurrency, Rate rate) {
        System.out.printf(
                "%-22s %9d %,12.0f %22.0f %16.0f%n",
                name, concurrency, rate.perSecond(), rate.postgresMicros(), rate.ownMicros());
    }
}
