package org.secureside.benchmark.visibility;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Scanner;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Follows the live stream of one node, and notes when it first shows each message. */
final class Watcher implements AutoCloseable {

    private static final Pattern MESSAGE_ID = Pattern.compile("\"messageId\":\"([0-9a-f-]{36})\"");

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final InputStream stream;
    private final Map<String, Long> firstSeen = new ConcurrentHashMap<>();

    Watcher(HttpClient http, URI node, String neighborhood, String token) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(node.resolve("/api/neighborhoods/" + neighborhood + "/stream"))
                .header("Authorization", "Bearer " + token)
                .header("Accept", "text/event-stream")
                .build();
        var answer = http.send(request, BodyHandlers.ofInputStream());
        if (answer.statusCode() != 200) {
            throw new IOException(node + " answers " + answer.statusCode());
        }
        stream = answer.body();
        Thread.ofVirtual().start(this::follow);
    }

    private void follow() {
        try (Scanner lines = new Scanner(stream, StandardCharsets.UTF_8)) {
            while (lines.hasNextLine()) {
                Matcher id = MESSAGE_ID.matcher(lines.nextLine());
                if (id.find()) {
                    firstSeen.putIfAbsent(id.group(1), System.nanoTime());
                }
            }
        }
    }

    /**
     * Waits until all watchers have seen all messages, or for half a minute.
     *
     * @param acknowledged when each message was acknowledged
     * @return for each message that all have seen how long it took to the last of them, sorted, in nanoseconds
     */
    static List<Long> agesWhenSeenByAll(Map<String, Long> acknowledged, List<Watcher> watchers) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end
                && !watchers.stream()
                        .allMatch(watcher -> watcher.firstSeen.keySet().containsAll(acknowledged.keySet()))) {
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        }
        return acknowledged.entrySet().stream()
                .filter(message -> watchers.stream().allMatch(one -> one.firstSeen.containsKey(message.getKey())))
                // A node may show a message before its acknowledgement has come back.
                .map(message -> watchers.stream()
                        .mapToLong(one -> one.firstSeen.getOrDefault(message.getKey(), 0L) - message.getValue())
                        .map(age -> Math.max(age, 0))
                        .max()
                        .orElse(0))
                .sorted()
                .toList();
    }

    @Override
    public void close() {
        try {
            stream.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
