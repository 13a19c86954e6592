package org.secureside.benchmark.eventstore;

import static java.util.Objects.requireNonNull;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.secureside.benchmark.eventstore.Subject.Kind;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Appends at a steady rate, and asks a reader in another process how old the events were when it got them. */
@Command(name = "latency", description = "From append to a reader in another process; processor time at rest.")
public final class LatencyBenchmark implements Callable<Integer> {

    private static final String MAIN_CLASS = "org.secureside.benchmark.Benchmarks";
    private static final int DEFAULT_POLL_MILLIS = 1_000;
    private static final int QUICK_POLL_MILLIS = 20;

    @Option(names = "--rate", defaultValue = "200", description = "Appends per second. Default: ${DEFAULT-VALUE}")
    private int rate;

    @Option(names = "--seconds", defaultValue = "15", description = "Of each measurement. Default: ${DEFAULT-VALUE}")
    private int seconds;

    @Option(names = "--warm-up", defaultValue = "10", description = "Seconds before. Default: ${DEFAULT-VALUE}")
    private int warmUp;

    @Option(names = "--rounds", defaultValue = "2", description = "The first warms up. Default: ${DEFAULT-VALUE}")
    private int rounds;

    @Option(names = "--axon-server", paramLabel = "HOST:PORT", description = "Measures a running Axon Server too.")
    private @Nullable String axonServer;

    @Override
    public Integer call() throws IOException, InterruptedException {
        boolean complete = true;
        try (Postgres postgres = Postgres.start()) {
            for (int round = 1; round <= rounds; round++) {
                System.out.printf("round %d%n", round);
                complete &= measure("POSTGRES, notified", Kind.POSTGRES, 0, postgres);
                complete &=
                        measure("POSTGRES_JDBC, polling every s", Kind.POSTGRES_JDBC, DEFAULT_POLL_MILLIS, postgres);
                complete &=
                        measure("POSTGRES_JDBC, polling every 20 ms", Kind.POSTGRES_JDBC, QUICK_POLL_MILLIS, postgres);
                if (axonServer != null) {
                    complete &= measure("AXON_SERVER", Kind.AXON_SERVER, 0, postgres);
                }
            }
        }
        return complete ? 0 : 1;
    }

    private boolean measure(String name, Kind kind, int pollMillis, Postgres postgres)
            throws IOException, InterruptedException {
        String address = kind == Kind.AXON_SERVER
                ? requireNonNull(axonServer)
                : postgres.newDatabase().url();
        postgres.settle();
        Process reader = startReader(kind, address, pollMillis);
        try (BufferedReader answers = reader.inputReader();
                Subject subject = Subject.open(kind, address, 16, DEFAULT_POLL_MILLIS)) {
            String ready = answers.readLine();
            if (!TailReader.READY.equals(ready)) {
                throw new IOException("The reader said " + ready);
            }
            double[] atRest = loadOf(postgres, reader, Duration.ofSeconds(seconds));
            long[] appends = publish(subject, rate * (warmUp + seconds));
            System.out.printf(
                    "%-36s %s   of which append: p50 %.1f ms   p99 %.1f ms"
                            + "   at rest: PostgreSQL %.2f %%, reader %.2f %% of a core%n",
                    name,
                    answers.readLine(),
                    TailReader.millis(appends, 0.5),
                    TailReader.millis(appends, 0.99),
                    atRest[0],
                    atRest[1]);
            return reader.waitFor() == 0;
        } finally {
            reader.destroy();
        }
    }

    private Process startReader(Kind kind, String address, int pollMillis) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        MAIN_CLASS,
                        "tail-reader",
                        "--store=" + kind,
                        "--address=" + address,
                        "--poll-millis=" + Math.max(1, pollMillis),
                        "--warm-up=" + rate * warmUp,
                        "--events=" + rate * seconds)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static double[] loadOf(Postgres postgres, Process reader, Duration duration) throws InterruptedException {
        Duration before = postgres.cpu();
        Duration readerBefore = ProcessorTime.of(reader.pid());
        Thread.sleep(duration);
        return new double[] {
            100.0 * postgres.cpu().minus(before).toNanos() / duration.toNanos(),
            100.0 * ProcessorTime.of(reader.pid()).minus(readerBefore).toNanos() / duration.toNanos()
        };
    }

    /** Returns how many nanoseconds each append after the warm-up took, sorted. */
    private long[] publish(Subject subject, int events) {
        long interval = Duration.ofSeconds(1).toNanos() / rate;
        long next = System.nanoTime();
        long[] nanos = new long[events];
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < events; i++) {
                int number = i;
                threads.execute(() -> {
                    long start = System.nanoTime();
                    subject.store().publish(Events.message(TailReader.bodyMadeNow()));
                    nanos[number] = System.nanoTime() - start;
                });
                next += interval;
                LockSupport.parkNanos(next - System.nanoTime());
            }
        }
        long[] afterWarmUp = Arrays.copyOfRange(nanos, rate * warmUp, events);
        Arrays.sort(afterWarmUp);
        return afterWarmUp;
    }
}
