package org.secureside.benchmark.visibility;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Scanner;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Follows the live stream of one node, and notes when it first shows each message. */
final class Watcher implements AutoCloseable {

    private static final Pattern MESSAGE_ID = Pattern.compile("\"messageId\":\"([0-9a-f-]{36})\"");

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
        Thread.ofPlatform().daemon().start(this::follow);
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

    /** Returns when the node first showed the messages, by {@link System#nanoTime()}. */
    Map<String, Long> firstSeen() {
        return Map.copyOf(firstSeen);
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
