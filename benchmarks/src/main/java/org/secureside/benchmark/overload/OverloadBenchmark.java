package org.secureside.benchmark.overload;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Posts more than a stack can take, in an open model: arrivals do not slow down with the answers. */
@Command(
        name = "overload",
        description = "Post a multiple of what the stack can take; arrivals do not wait for answers.")
public final class OverloadBenchmark implements Callable<Integer> {

    private static final int CLIENTS_AT_CAPACITY = 64;
    private static final int PROBES_PER_SECOND = 10;
    private static final int QUICK_IN_A_ROW = 10;

    @Option(names = "--public-url", required = true)
    private URI publicUrl = URI.create("");

    @Option(names = "--neighborhood", required = true)
    private String neighborhood = "";

    @Option(names = "--author", required = true, description = "The subject of the token.")
    private String author = "";

    @Option(names = "--token", defaultValue = "${env:SECURESIDE_TOKEN}", description = "Default: $SECURESIDE_TOKEN")
    private String token = "";

    @Option(names = "--factor", defaultValue = "3", description = "Times the capacity. Default: ${DEFAULT-VALUE}")
    private double factor;

    @Option(names = "--capacity", defaultValue = "0", description = "Posts per second; measured if it is not given.")
    private double capacity;

    @Option(names = "--warm-up", defaultValue = "45", description = "Seconds. Default: ${DEFAULT-VALUE}")
    private int warmUp;

    @Option(
            names = "--measure",
            defaultValue = "15",
            description = "Seconds without overload. Default: ${DEFAULT-VALUE}")
    private int measure;

    @Option(names = "--seconds", defaultValue = "60", description = "Of overload. Default: ${DEFAULT-VALUE}")
    private int seconds;

    @Option(
            names = "--retry",
            description = "Send what was refused again, when Retry-After says so, with the same key.")
    private boolean retry;

    @Option(names = "--receipts", description = "Where to write what was acknowledged, for secureside reconcile.")
    private Path receipts = Path.of("/dev/null");

    @Option(names = "--pid", defaultValue = "0", description = "The command node's process, to watch its memory.")
    private long pid;

    private final AtomicLong tries = new AtomicLong();
    private final AtomicLong undecided = new AtomicLong();

    @Override
    public Integer call() throws IOException, InterruptedException {
        try (Poster poster = new Poster(publicUrl, neighborhood, author, token);
                PrintWriter out = new PrintWriter(Files.newBufferedWriter(receipts))) {
            closedLoop(poster, warmUp);
            Outcomes unloaded = closedLoop(poster, measure);
            double posts = capacity > 0 ? capacity : (double) unloaded.accepted() / measure;
            System.out.printf("capacity: %,.0f posts/s with %d clients%n", posts, CLIENTS_AT_CAPACITY);
            unloaded.print(measure);

            long before = residentMebibytes();
            long start = System.nanoTime();
            Bystander bystander = new Bystander(publicUrl, neighborhood, author, token);
            Outcomes outcomes = openLoop(poster, factor * posts, out);
            Outcomes aside = bystander.stop();
            double took = (System.nanoTime() - start) / 1e9;
            System.out.printf(
                    "overload: %,.0f posts/s for %d s%s%n",
                    factor * posts, seconds, retry ? ", refused ones again" : "");
            outcomes.print(retry ? took : seconds);
            System.out.printf(
                    "  goodput %.0f %% of the capacity, until the last answer after %.0f s; %,d tries%n",
                    100 * outcomes.accepted() / (retry ? took : seconds) / posts, took, tries.get());
            System.out.printf("  a client beside the load: accepted %s%n", aside.recorded.inWords(took));
            System.out.printf("                            refused  %s%n", aside.refused.inWords(took));
            System.out.printf(
                    "  memory of the command node: %d MiB before, %d MiB after%n", before, residentMebibytes());
            System.out.printf("recovery: %.1f s%n", recovery(poster, unloaded));
        }
        return 0;
    }

    private static Outcomes closedLoop(Poster poster, int length) throws InterruptedException {
        Outcomes outcomes = new Outcomes();
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(length);
        CountDownLatch clients = new CountDownLatch(CLIENTS_AT_CAPACITY);
        for (int client = 0; client < CLIENTS_AT_CAPACITY; client++) {
            onAndOn(poster, outcomes, end, clients);
        }
        clients.await();
        return outcomes;
    }

    private static void onAndOn(Poster poster, Outcomes outcomes, long end, CountDownLatch clients) {
        long start = System.nanoTime();
        if (start - end >= 0) {
            clients.countDown();
            return;
        }
        poster.post(UUID.randomUUID().toString(), reply -> {
            outcomes.add(reply.status(), System.nanoTime() - start);
            onAndOn(poster, outcomes, end, clients);
        });
    }

    private Outcomes openLoop(Poster poster, double rate, PrintWriter out) {
        Outcomes outcomes = new Outcomes();
        String run = UUID.randomUUID().toString();
        long start = System.nanoTime();
        long arrivals = (long) (rate * seconds);
        for (long i = 0; i < arrivals; i++) {
            long due = start + (long) (i * 1e9 / rate);
            LockSupport.parkNanos(due - System.nanoTime());
            undecided.incrementAndGet();
            send(poster, run + "-" + i, due, outcomes, out);
        }
        while (undecided.get() > 0) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
        }
        return outcomes;
    }

    private void send(Poster poster, String key, long due, Outcomes outcomes, PrintWriter out) {
        tries.incrementAndGet();
        poster.post(key, reply -> {
            outcomes.add(reply.status(), System.nanoTime() - due);
            if (reply.isAccepted()) {
                out.println(reply.receipt());
            }
            if (retry && reply.passes()) {
                poster.after(reply.retryAfter(), () -> send(poster, key, System.nanoTime(), outcomes, out));
            } else {
                undecided.decrementAndGet();
            }
        });
    }

    /** Returns how long it takes until ten posts in a row are as quick as before. */
    private static double recovery(Poster poster, Outcomes unloaded) {
        double quick = unloaded.recorded.millisAt(0.99);
        long start = System.nanoTime();
        long quickSince = start;
        for (int inARow = 0; inARow < QUICK_IN_A_ROW; ) {
            long sent = System.nanoTime();
            int status = poster.statusOf(UUID.randomUUID().toString());
            boolean isQuick = status == 201 && (System.nanoTime() - sent) / 1e6 <= quick;
            inARow = isQuick ? inARow + 1 : 0;
            quickSince = inARow == 1 ? sent : quickSince;
            LockSupport.parkNanos(Duration.ofSeconds(1).toNanos() / PROBES_PER_SECOND);
        }
        return (quickSince - start) / 1e9;
    }

    private long residentMebibytes() throws IOException {
        Path status = Path.of("/proc/" + pid + "/status");
        if (Files.notExists(status)) {
            return 0; // Nobody asked, or it was killed.
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                .sum();
    }
}
