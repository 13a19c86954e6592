package org.secureside.benchmark.visibility;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Posts messages through the load balancer at a steady rate, whether or not the ones before are answered. */
final class Poster {

    private static final Pattern MESSAGE_ID = Pattern.compile("\"messageId\":\"([0-9a-f-]{36})\"");

    private final HttpClient http;
    private final URI messages;
    private final String token;
    private final int rate;
    private final AtomicInteger refused = new AtomicInteger();

    /**
     * @param rate posts per second
     */
    Poster(HttpClient http, URI publicUrl, String neighborhood, String token, int rate) {
        this.http = http;
        this.messages = publicUrl.resolve("/api/neighborhoods/" + neighborhood + "/messages");
        this.token = token;
        this.rate = rate;
    }

    /** Posts so many messages and returns when each was acknowledged, by {@link System#nanoTime()}. */
    Map<String, Long> post(int posts) {
        Map<String, Long> acknowledged = new ConcurrentHashMap<>();
        long interval = Duration.ofSeconds(1).toNanos() / rate;
        long next = System.nanoTime();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < posts; i++) {
                threads.execute(() -> post(acknowledged));
                next += interval;
                LockSupport.parkNanos(next - System.nanoTime());
            }
        }
        return acknowledged;
    }

    /** Returns how many posts were not acknowledged. */
    int refused() {
        return refused.get();
    }

    private void post(Map<String, Long> acknowledged) {
        HttpRequest request = HttpRequest.newBuilder(messages)
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
}
