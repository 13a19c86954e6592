package org.secureside.operations.stack;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.secureside.api.IdempotencyKey;
import org.secureside.operations.cli.CommandFailure;
import org.secureside.operations.cli.Json;
import org.secureside.operations.cli.OneLine;
import org.secureside.operations.client.Answer;
import org.secureside.operations.client.Call;
import org.secureside.operations.client.ServiceClient;
import org.secureside.operations.process.Waiting;
import org.secureside.operations.token.LocalIssuer;

/**
 * Posts a message and reads it, as a client would. Its idempotency keys never change, so only the first check of a
 * stack adds events; the later ones are given the same answers again.
 */
final class SelfCheck {

    private static final String NAME = "self-check";
    private static final IdempotencyKey KEY = new IdempotencyKey(NAME);
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final URI writeUrl;
    private final URI readUrl;
    private final String token;
    private String lastBody = "";
    private String lastProblem = "";

    /**
     * @param writeUrl where to post
     * @param readUrl where to read
     * @param issuer vouches for the one who posts
     */
    SelfCheck(URI writeUrl, URI readUrl, LocalIssuer issuer) {
        this.writeUrl = writeUrl;
        this.readUrl = readUrl;
        this.token = issuer.mint(NAME, List.of("resident"), Duration.ofMinutes(10));
    }

    /**
     * Runs the check, patiently: a node shows a message a moment after it was posted.
     *
     * @throws CommandFailure if a message cannot be posted and read
     */
    void run() {
        try (ServiceClient writer = new ServiceClient(writeUrl, TIMEOUT);
                ServiceClient reader = new ServiceClient(readUrl, TIMEOUT)) {
            String neighborhood = id(
                    "neighborhoodId",
                    require(writer, Call.post("/api/neighborhoods", json("name", "SecureSide self-check"), KEY)));
            String messages = "/api/neighborhoods/%s/messages".formatted(neighborhood);
            String message = id("messageId", require(writer, Call.post(messages, json("body", "Hello."), KEY)));
            require(reader, Call.get("/api/messages/" + message));
        }
    }

    private String require(ServiceClient client, Call call) {
        if (!Waiting.until(() -> succeeds(client, call), LIMIT)) {
            throw CommandFailure.environment(
                    "everything runs, but a message cannot be posted and read: " + lastProblem);
        }
        return lastBody;
    }

    private boolean succeeds(ServiceClient client, Call call) {
        try {
            Answer answer = client.exchange(call, token);
            lastBody = answer.body();
            lastProblem = answer.problem();
            return answer.isSuccess();
        } catch (IOException e) {
            lastProblem = OneLine.of(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return false;
    }

    private static String json(String field, String value) {
        return Json.pretty(Map.of(field, value));
    }

    private static String id(String field, String body) {
        return String.valueOf(Json.read(body, Map.class).get(field));
    }
}
