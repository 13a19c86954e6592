package org.secureside.benchmark.overload;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Posts messages, each with a key and a text of its own. */
final class Poster implements AutoCloseable {

    private static final Pattern ID = Pattern.compile("\"messageId\":\"([0-9a-f-]{36})\"");
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI messages;
    private final String neighborhood;
    private final String author;
    private final String token;

    Poster(URI publicUrl, String neighborhood, String author, String token) {
        this.messages = publicUrl.resolve("/api/neighborhoods/" + neighborhood + "/messages");
        this.neighborhood = neighborhood;
        this.author = author;
        this.token = token;
    }

    /**
     * What a post was answered.
     *
     * @param status the status, or 0 if there was no answer
     * @param retryAfter after how many seconds to try again
     * @param receipt the line that proves the acknowledgement, empty if there was none
     */
    record Reply(int status, int retryAfter, String receipt) {

        boolean isAccepted() {
            return status == 201 || status == 202;
        }

        /** Returns whether the same request is worth another try. */
        boolean passes() {
            return status == 0 || status == 409 || status == 429 || status >= 500;
        }
    }

    CompletableFuture<Reply> post(String key) {
        String text = "Message " + key;
        HttpRequest request = HttpRequest.newBuilder(messages)
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", key)
                .POST(HttpRequest.BodyPublishers.ofString("{\"body\":\"" + text + "\"}"))
                .build();
        return http.sendAsync(request, HttpResponse.BodyHandlers.ofString())
                .handle((response, failure) -> failure != null ? new Reply(0, 1, "") : reply(response, key, text));
    }

    private Reply reply(HttpResponse<String> response, String key, String text) {
        int retryAfter = response.headers()
                .firstValue("Retry-After")
                .map(Integer::parseInt)
                .orElse(1);
        Matcher id = ID.matcher(response.body());
        String receipt =
                id.find() ? """
                {"key":"%s","messageId":"%s","neighborhoodId":"%s","author":"%s","version":0,"bodySha256":"%s",\
                "acknowledgedAt":"%s"}""".formatted(key, id.group(1), neighborhood, author, sha256(text), Instant.now()) : "";
        return new Reply(response.statusCode(), retryAfter, receipt);
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
