package org.secureside.benchmark.traffic;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Sends requests at a steady rate, whether or not the ones before are answered; a time counts from when it was due. */
final class SteadyLoad {

    private final HttpClient http;
    private final String name;
    private final int rate;
    private final Supplier<HttpRequest> requests;
    private final Queue<Long> times = new ConcurrentLinkedQueue<>();
    private final Queue<String> failures = new ConcurrentLinkedQueue<>();

    /**
     * @param name what the requests are
     * @param rate requests per second
     */
    SteadyLoad(HttpClient http, String name, int rate, Supplier<HttpRequest> requests) {
        this.http = http;
        this.name = name;
        this.rate = rate;
        this.requests = requests;
    }

    /** Sends requests as long as it is to go on, and waits for their answers. */
    void run(BooleanSupplier goesOn) {
        long interval = Duration.ofSeconds(1).toNanos() / rate;
        long next = System.nanoTime();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            while (goesOn.getAsBoolean()) {
                long due = next;
                threads.execute(() -> send(due));
                next += interval;
                LockSupport.parkNanos(next - System.nanoTime());
            }
        }
    }

    /** Returns whether every request was done. */
    boolean isFlawless() {
        return failures.isEmpty();
    }

    private void send(long due) {
        try {
            int status = http.send(requests.get(), BodyHandlers.ofString()).statusCode();
            if (status / 100 == 2) {
                times.add(System.nanoTime() - due);
            } else {
                failures.add("status " + status);
            }
        } catch (IOException e) {
            failures.add(e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public String toString() {
        List<Long> sorted = times.stream().sorted().toList();
        return "%-6s %,7d at %d/s: p50 %.1f ms, p99 %.1f ms, worst %.1f ms; %d failed%s"
                .formatted(
                        name,
                        sorted.size(),
                        rate,
                        millis(sorted, 0.5),
                        millis(sorted, 0.99),
                        millis(sorted, 1),
                        failures.size(),
                        failures.isEmpty() ? "" : ", the first: " + failures.peek());
    }

    private static double millis(List<Long> sorted, double share) {
        return sorted.isEmpty() ? Double.NaN : sorted.get((int) ((sorted.size() - 1) * share)) / 1e6;
    }
}
