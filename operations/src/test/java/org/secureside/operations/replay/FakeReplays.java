package org.secureside.operations.replay;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.secureside.operations.fake.FakeServer;

/** A service that takes any order and tells what it was told to tell, the last answer again and again. */
final class FakeReplays implements AutoCloseable {

    /** A request as it came. */
    record Asked(String request, String body, String key) {}

    private record Answer(int status, String json) {}

    private final Deque<Answer> answers = new ArrayDeque<>();
    private final List<Asked> asked = new ArrayList<>();
    private final FakeServer server = new FakeServer(this::answer);

    URI uri() {
        return server.uri();
    }

    FakeReplays tell(int status, String json) {
        answers.add(new Answer(status, json.replace('\'', '"')));
        return this;
    }

    synchronized List<Asked> asked() {
        return List.copyOf(asked);
    }

    private synchronized void answer(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String key = exchange.getRequestHeaders().getFirst("Idempotency-Key");
        asked.add(
                new Asked(exchange.getRequestMethod() + " " + exchange.getRequestURI(), body, key == null ? "" : key));
        Answer next = answers.size() > 1 ? answers.removeFirst() : answers.getFirst();
        byte[] bytes = next.json().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(next.status(), bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.close();
    }
}
