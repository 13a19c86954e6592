package org.secureside.benchmark.eventstore;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.secureside.api.message.MessageSent;
import org.secureside.benchmark.eventstore.Subject.Kind;
import org.secureside.eventstore.postgres.EventDatabase;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Replays a long history into a handler that does nothing. */
@Command(name = "replay", description = "Axon's processors read a history into a handler that does nothing.")
public final class ReplayBenchmark implements Callable<Integer> {

    private static final int BATCH = 1_000;

    @Option(names = "--events", defaultValue = "1000000", description = "Default: ${DEFAULT-VALUE}")
    private int events;

    @Option(names = "--rounds", defaultValue = "2", description = "The first one warms up. Default: ${DEFAULT-VALUE}")
    private int rounds;

    /** Counts what it is given. */
    static final class Counting {

        private final CountDownLatch missing;

        Counting(int events) {
            missing = new CountDownLatch(events);
        }

        @EventHandler
        void on(MessageSent event) {
            missing.countDown();
        }
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        try (Postgres postgres = Postgres.start()) {
            EventDatabase database = postgres.newDatabase();
            History.fill(database, events);
            postgres.settle();
            for (int round = 1; round <= rounds; round++) {
                for (Follower follower : Follower.values()) {
                    for (Kind kind : List.of(Kind.POSTGRES_JDBC, Kind.POSTGRES)) {
                        try (Subject subject = Subject.open(kind, database.url(), 4, 1_000)) {
                            String name = "%s, %s, round %d".formatted(kind, follower, round);
                            measure(name, follower, subject.store(), postgres);
                        }
                    }
                }
            }
        }
        return 0;
    }

    private void measure(String name, Follower follower, EventStore store, Postgres postgres)
            throws InterruptedException {
        Counting handler = new Counting(events);
        StreamingEventProcessor processor = follower.of(handler, store, BATCH);
        Duration cpu = postgres.cpu();
        Duration own = ProcessorTime.of(ProcessHandle.current().pid());
        long start = System.nanoTime();
        processor.start();
        boolean complete = handler.missing.await(10, TimeUnit.MINUTES);
        long took = System.nanoTime() - start;
        System.out.printf(
                "%-34s %,9.0f events/s   JVM %5.1f µs/event   PostgreSQL %4.1f µs/event%s%n",
                name,
                events * 1e9 / took,
                ProcessorTime.of(ProcessHandle.current().pid()).minus(own).toNanos() / 1e3 / events,
                postgres.cpu().minus(cpu).toNanos() / 1e3 / events,
                complete ? "" : "   INCOMPLETE");
        processor.shutDown();
    }
}
