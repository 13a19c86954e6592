package org.secureside.benchmark.visibility;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Posts at a steady rate through the load balancer, and watches the live stream of every node. */
@Command(name = "visible", description = "From the acknowledgement of a post to the last node's live stream.")
public final class VisibilityBenchmark implements Callable<Integer> {

    private static final Pattern MESSAGE_ID = Pattern.compile("\"messageId\":\"([0-9a-f-]{36})\"");
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Option(names = "--public-url", required = true)
    private URI publicUrl = URI.create("");

    @Option(names = "--node", required = true, description = "Each query node.")
    private List<URI> nodes = List.of();

    @Option(names = "--neighborhood", required = true)
    private String neighborhood = "";

    @Option(names = "--rate", defaultValue = "200", description = "Posts per second. Default: ${DEFAULT-VALUE}")
    private int rate;

    @Option(names = "--seconds", defaultValue = "20", description = "Default: ${DEFAULT-VALUE}")
    private int seconds;

    @Option(names = "--warm-up", defaultValue = "10", description = "Seconds before. Default: ${DEFAULT-VALUE}")
    private int warmUp;

    @Option(names = "--token", defaultValue = "${env:SECURESIDE_TOKEN}", description = "Default: $SECURESIDE_TOKEN")
    private String token = "";

    private final AtomicInteger refused = new AtomicInteger();

    @Override
    public Integer call() throws IOException, InterruptedException {
        List<Watcher> watchers = new ArrayList<>();
        try (HttpClient http =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            for (URI node : nodes) {
                watchers.add(new Watcher(http, node, neighborhood, token));
            }
            post(http, rate * warmUp);
            Map<String, Long> acknowledged = post(http, rate * seconds);
            List<Long> ages = agesWhenLastSeen(acknowledged, watchers);
            print(ages, acknowledged.size() - ages.size());
            return ages.size() == acknowledged.size() && refused.get() == 0 ? 0 : 1;
        } finally {
            watchers.forEach(Watcher::close);
        }
    }

    /** Returns when each post was acknowledged. */
    private Map<String, Long> post(HttpClient http, int posts) {
        Map<String, Long> acknowledged = new ConcurrentHashMap<>();
        long interval = Duration.ofSeconds(1).toNanos() / rate;
        long next = System.nanoTime();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < posts; i++) {
                threads.execute(() -> post(http, acknowledged));
                next += interval;
                LockSupport.parkNanos(next - System.nanoTime());
            }
        }
        return acknowledged;
    }

    private void post(HttpClient http, Map<String, Long> acknowledged) {
        HttpRequest request = HttpRequest.newBuilder(
                        publicUrl.resolve("/api/neighborhoods/" + neighborhood + "/messages"))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .POST(BodyPublishers.ofString("{\"body\":\"Has anyone seen a grey cat?\"}"))
                .build();
        try {
            HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
            long now = System.nanoTime();
            Matcher id = MESSAGE_ID.matcher(answer.body());
            if (answer.statusCode() == 201 && id.find()) {
                acknowledged.put(id.group(1), now);
                return;
            }
        } catch (IOException e) {
            System.err.println(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        refused.incrementAndGet();
    }

    private static List<Long> agesWhenLastSeen(Map<String, Long> acknowledged, List<Watcher> watchers) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end
                && !watchers.stream()
                        .allMatch(watcher -> watcher.firstSeen().keySet().containsAll(acknowledged.keySet()))) {
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        }
        List<Map<String, Long>> seen = watchers.stream().map(Watcher::firstSeen).toList();
        return acknowledged.entrySet().stream()
                .filter(message -> seen.stream().allMatch(node -> node.containsKey(message.getKey())))
                // A node may show a message before its acknowledgement has come back.
                .map(message -> seen.stream()
                        .mapToLong(node -> Math.max(node.getOrDefault(message.getKey(), 0L) - message.getValue(), 0))
                        .max()
                        .orElse(0))
                .sorted()
                .toList();
    }

    private void print(List<Long> ages, int missing) {
        System.out.printf(
                "from acknowledged to visible on all %d nodes, %d posts/s: p50 %.1f ms, p99 %.1f ms, worst %.1f ms;"
                        + " %d refused, %d missing%n",
                nodes.size(), rate, millis(ages, 0.5), millis(ages, 0.99), millis(ages, 1), refused.get(), missing);
    }

    private static double millis(List<Long> sorted, double share) {
        return sorted.isEmpty() ? Double.NaN : sorted.get((int) ((sorted.size() - 1) * share)) / 1e6;
    }
}
