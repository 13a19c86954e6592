package org.secureside.benchmark.eventstore;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.SimpleEventHandlerInvoker;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;
import org.axonframework.eventhandling.tokenstore.inmemory.InMemoryTokenStore;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.secureside.api.message.MessageSent;
import org.secureside.benchmark.eventstore.Subject.Kind;
import org.secureside.eventstore.postgres.EventDatabase;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Replays a long history into a handler that does nothing. */
@Command(name = "replay", description = "A pooled processor reads a history into a handler that does nothing.")
final class ReplayBenchmark implements Callable<Integer> {

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
                for (Kind kind : List.of(Kind.POSTGRES_JDBC, Kind.POSTGRES)) {
                    try (Subject subject = Subject.open(kind, database.url(), 4, 1_000)) {
                        measure(kind + ", round " + round, subject.store(), postgres);
                    }
                }
            }
        }
        return 0;
    }

    private void measure(String name, EventStore store, Postgres postgres) throws InterruptedException {
        Counting handler = new Counting(events);
        ScheduledExecutorService coordinator = Executors.newSingleThreadScheduledExecutor();
        ScheduledExecutorService worker = Executors.newSingleThreadScheduledExecutor();
        PooledStreamingEventProcessor processor = PooledStreamingEventProcessor.builder()
                .name("replay")
                .eventHandlerInvoker(SimpleEventHandlerInvoker.builder()
                        .eventHandlers(handler)
                        .build())
                .messageSource(store)
                .tokenStore(new InMemoryTokenStore())
                .transactionManager(NoTransactionManager.INSTANCE)
                .initialSegmentCount(1)
                .batchSize(BATCH)
                .initialToken(source -> source.createTailToken())
                .coordinatorExecutor(coordinator)
                .workerExecutor(worker)
                .build();
        Duration cpu = postgres.cpu();
        Duration own = ProcessorTime.of(ProcessHandle.current().pid());
        long start = System.nanoTime();
        processor.start();
        boolean complete = handler.missing.await(10, TimeUnit.MINUTES);
        long took = System.nanoTime() - start;
        System.out.printf(
                "%-24s %,9.0f events/s   JVM %5.1f µs/event   PostgreSQL %4.1f µs/event%s%n",
                name,
                events * 1e9 / took,
                ProcessorTime.of(ProcessHandle.current().pid()).minus(own).toNanos() / 1e3 / events,
                postgres.cpu().minus(cpu).toNanos() / 1e3 / events,
                complete ? "" : "   INCOMPLETE");
        processor.shutDown();
        coordinator.shutdown();
        worker.shutdown();
    }
}
