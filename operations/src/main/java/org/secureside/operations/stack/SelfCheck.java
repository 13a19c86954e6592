package org.secureside.operations.stack;

import java.io.IOException;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.secureside.api.IdempotencyKey;
import org.secureside.operations.cli.CommandFailure;
import org.secureside.operations.cli.Json;
import org.secureside.operations.cli.OneLine;
import org.secureside.operations.process.Waiting;
import org.secureside.operations.token.LocalIssuer;

/**
 * Posts a message and reads it, as a client would. Its idempotency keys never change, so only the first check of a
 * stack adds events; the later ones are given the same answers again.
 */
final class SelfCheck {

    private static final String NAME = "self-check";
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final int TIMEOUT_MILLIS = 10_000;

    private final URI writeUrl;
    private final URI readUrl;
    private final String token;
    private String lastProblem = "";

    SelfCheck(URI writeUrl, URI readUrl, LocalIssuer issuer) {
        this.writeUrl = writeUrl;
        this.readUrl = readUrl;
        this.token = issuer.mint(NAME, List.of("resident"), Duration.ofMinutes(10));
    }

    /**
     * Runs the check, patiently.
     *
     * @throws CommandFailure if no message can be posted and read within half a minute
     */
    void run() {
        String neighborhood = post("/api/neighborhoods", Map.of("name", "SecureSide self-check"), "neighborhoodId");
        String message =
                post("/api/neighborhoods/%s/messages".formatted(neighborhood), Map.of("body", "Hello."), "messageId");
        require(() -> exchange("GET", readUrl.resolve("/api/messages/" + message), Optional.empty()));
    }

    private String post(String path, Map<String, String> content, String idField) {
        byte[] body = Json.pretty(content).getBytes(StandardCharsets.UTF_8);
        Map<?, ?> answer =
                Json.read(require(() -> exchange("POST", writeUrl.resolve(path), Optional.of(body))), Map.class);
        return String.valueOf(answer.get(idField));
    }

    private String require(Attempt attempt) {
        StringBuilder answer = new StringBuilder();
        boolean answered = Waiting.until(() -> attempt(attempt, answer), LIMIT);
        if (!answered) {
            throw CommandFailure.environment(
                    "everything runs, but a message cannot be posted and read: " + lastProblem);
        }
        return answer.toString();
    }

    private boolean attempt(Attempt attempt, StringBuilder answer) {
        try {
            answer.append(attempt.run());
            return true;
        } catch (IOException e) {
            lastProblem = OneLine.of(e);
            return false;
        }
    }

    private String exchange(String method, URI address, Optional<byte[]> body) throws IOException {
        HttpURLConnection connection = (HttpURLConnection) address.toURL().openConnection();
        connection.setConnectTimeout(TIMEOUT_MILLIS);
        connection.setReadTimeout(TIMEOUT_MILLIS);
        connection.setRequestMethod(method);
        connection.setRequestProperty("Authorization", "Bearer " + token);
        if (body.isPresent()) {
            connection.setRequestProperty(IdempotencyKey.HEADER, NAME);
            connection.setRequestProperty("Content-Type", "application/json");
            connection.setDoOutput(true);
            try (OutputStream stream = connection.getOutputStream()) {
                stream.write(body.get());
            }
        }
        int status = connection.getResponseCode();
        if (status >= HttpURLConnection.HTTP_BAD_REQUEST) {
            throw new IOException("%s %s is answered with %d".formatted(method, address, status));
        }
        return new String(connection.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    private interface Attempt {
        String run() throws IOException;
    }
}
