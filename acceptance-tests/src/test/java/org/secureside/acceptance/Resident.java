package org.secureside.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A resident who talks to the load balancer of a stack. */
final class Resident {

    private static final JsonMapper JSON = new JsonMapper();
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Pattern LINK = Pattern.compile("<([^>]+)>; rel=\"(\\w+)\"");

    /**
     * An answer.
     *
     * @param response all of it
     */
    record Answer(HttpResponse<String> response) {

        int status() {
            return response.statusCode();
        }

        String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        /** Returns the name of the node that answered. */
        String node() {
            return header("SecureSide-Node");
        }

        /** Returns the tag of the state that a write has led to. */
        String tag() {
            return header("ETag");
        }

        String text() {
            return response.body();
        }

        JsonNode body() {
            return JSON.readTree(text());
        }

        /** Returns where that is which a post has made. */
        String location() {
            return header("Location");
        }

        /** Returns the id of what a post has made. */
        String id() {
            return location().substring(location().lastIndexOf('/') + 1);
        }

        /** Returns the answer, if what was asked was done. */
        Answer done() {
            assertThat(status()).as(response.body()).isBetween(200, 299);
            return this;
        }

        /** Returns where the next page is, or nothing on the last one. */
        String next() {
            return link("next");
        }

        /** Returns where the page before this one is, or will be. */
        String prev() {
            return link("prev");
        }

        private String link(String relation) {
            return LINK.matcher(header("Link"))
                    .results()
                    .filter(link -> link.group(2).equals(relation))
                    .map(link -> link.group(1))
                    .findFirst()
                    .orElse("");
        }
    }

    private final String name;
    private final URI stack;
    private final String token;

    private Resident(String name, URI stack, String token) {
        this.name = name;
        this.stack = stack;
        this.token = token;
    }

    static Resident of(Stack stack, String name) throws IOException, InterruptedException {
        return of(stack, name, "resident");
    }

    /** Somebody with another role. */
    static Resident of(Stack stack, String name, String role) throws IOException, InterruptedException {
        return with(stack, name, stack.token(name, role));
    }

    /** Somebody whose token comes from elsewhere. */
    static Resident with(Stack stack, String name, String token) {
        return new Resident(name, URI.create("http://127.0.0.1:" + stack.port()), token);
    }

    /** Opens a neighborhood and returns its path. */
    String openStreet(String street) throws IOException, InterruptedException {
        return post("/api/neighborhoods", Map.of("name", street)).done().location();
    }

    /** Admits another resident */
    Answer admit(String street, Resident other) throws IOException, InterruptedException {
        return send("PUT", street + "/members/" + other.name, "{\"role\":\"RESIDENT\"}")
                .done();
    }

    /** Posts a message and returns the answer, which tells that it is recorded. */
    Answer say(String street, String body) throws IOException, InterruptedException {
        return post(street + "/messages", Map.of("body", body)).done();
    }

    Answer post(String path, Map<String, ?> body) throws IOException, InterruptedException {
        return send(
                "POST",
                path,
                JSON.writeValueAsString(body),
                "Idempotency-Key",
                UUID.randomUUID().toString());
    }

    /** Reads. */
    Answer get(String path, String... headers) throws IOException, InterruptedException {
        return send("GET", path, "", headers);
    }

    /** Edits a message as it was when it was written. */
    Answer edit(Answer written, String body) throws IOException, InterruptedException {
        String json = JSON.writeValueAsString(Map.of("body", body));
        return send("PATCH", written.location(), json, "If-Match", written.tag())
                .done();
    }

    /** Reacts to a message. */
    Answer react(Answer written, String emoji) throws IOException, InterruptedException {
        return send("PUT", written.location() + "/reactions/" + URLEncoder.encode(emoji, UTF_8), "")
                .done();
    }

    /** Reads what is there once the node that answers shows a write. */
    Answer getAfter(Answer write, String path) throws IOException, InterruptedException {
        return get(path, "Read-After", write.tag(), "Prefer", "wait=5").done();
    }

    Answer send(String method, String path, String json, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request =
                request(path, headers).timeout(PATIENCE).method(method, BodyPublishers.ofString(json));
        if (!json.isEmpty()) {
            request.header("Content-Type", "application/json");
        }
        return new Answer(HTTP.send(request.build(), BodyHandlers.ofString()));
    }

    /** Reads what is not decoded yet, or does not end. */
    HttpResponse<InputStream> open(String path, String... headers) throws IOException, InterruptedException {
        return HTTP.send(request(path, headers).build(), BodyHandlers.ofInputStream());
    }

    private HttpRequest.Builder request(String path, String... headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(stack.resolve(path)).header("Authorization", "Bearer " + token);
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return request;
    }
}
