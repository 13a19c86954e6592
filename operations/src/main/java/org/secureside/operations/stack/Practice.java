package org.secureside.operations.stack;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.secureside.api.IdempotencyKey;
import org.secureside.operations.cli.Json;
import org.secureside.operations.client.Answer;
import org.secureside.operations.client.Call;
import org.secureside.operations.client.ServiceClient;
import org.secureside.operations.token.LocalIssuer;

/**
 * Posts and reads a few thousand times, so that a JVM that records its start also records which code is busy later (JEP
 * 515). What it learned then, it need not learn again while people wait for it.
 */
final class Practice {

    private static final int ROUNDS = 3_000;
    private static final int AT_ONCE = 8;
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    private final URI writeUrl;
    private final URI readUrl;
    private final String token;
    private final AtomicInteger next = new AtomicInteger();

    /**
     * @param writeUrl where to post
     * @param readUrl where to read
     * @param issuer vouches for the one who posts
     */
    Practice(URI writeUrl, URI readUrl, LocalIssuer issuer) {
        this.writeUrl = writeUrl;
        this.readUrl = readUrl;
        this.token = issuer.mint("practice", List.of("resident"), Duration.ofMinutes(10));
    }

    /**
     * Runs until it was enough, or has taken long enough. What is refused is part of the practice.
     *
     * @throws IOException if not even a neighborhood can be opened
     */
    void run() throws IOException, InterruptedException {
        try (ServiceClient writer = new ServiceClient(writeUrl, TIMEOUT);
                ServiceClient reader = new ServiceClient(readUrl, TIMEOUT)) {
            Answer opened = writer.exchange(
                    Call.post("/api/neighborhoods", text("name", "Practice"), new IdempotencyKey("practice")), token);
            String messages = "/api/neighborhoods/%s/messages"
                    .formatted(Json.read(opened.body(), Map.class).get("neighborhoodId"));
            long end = System.nanoTime() + LIMIT.toNanos();
            try (ExecutorService people = Executors.newVirtualThreadPerTaskExecutor()) {
                for (int i = 0; i < AT_ONCE; i++) {
                    people.execute(() -> goOn(writer, reader, messages, end));
                }
            }
        }
    }

    private void goOn(ServiceClient writer, ServiceClient reader, String messages, long end) {
        for (int round = next.getAndIncrement();
                round < ROUNDS && System.nanoTime() - end < 0;
                round = next.getAndIncrement()) {
            IdempotencyKey key = new IdempotencyKey("practice-" + round);
            tryOnce(writer, Call.post(messages, text("body", "This is message " + round + "."), key));
            tryOnce(reader, Call.get(messages + "?limit=50"));
        }
    }

    private void tryOnce(ServiceClient service, Call call) {
        try {
            service.exchange(call, token);
        } catch (IOException e) {
            // Nobody waits for this answer.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String text(String field, String value) {
        return Json.pretty(Map.of(field, value));
    }
}
