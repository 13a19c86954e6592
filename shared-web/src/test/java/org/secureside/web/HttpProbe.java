package org.secureside.web;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Speaks HTTP to an application under test, as a client would. */
public final class HttpProbe {

    /**
     * What came back.
     *
     * @param status the status code
     * @param headers header values by name, the first of each
     * @param text the body
     * @param body the body as JSON, a missing node where it was none
     */
    public record Answer(int status, java.net.http.HttpHeaders headers, String text, JsonNode body) {

        /** Returns the first value of a header, or the empty text. */
        public String header(String name) {
            return headers.firstValue(name).orElse("");
        }
    }

    private static final JsonMapper JSON = new JsonMapper();
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final URI base;

    /**
     * @param port the port of the application on the loopback address
     */
    public HttpProbe(int port) {
        this.base = URI.create("http://127.0.0.1:" + port);
    }

    /** Sends a request with a token, unless it is empty, and a JSON body, unless it is empty. */
    public Answer send(String method, String path, String token, String json, Map<String, String> headers)
            throws IOException, InterruptedException {
        Map<String, String> all = new HashMap<>(headers);
        if (!json.isEmpty()) {
            all.putIfAbsent("Content-Type", "application/json");
        }
        return send(method, path, token, HttpRequest.BodyPublishers.ofString(json), all);
    }

    /** Sends a request with a token, unless it is empty, and any body. */
    public Answer send(
            String method, String path, String token, HttpRequest.BodyPublisher body, Map<String, String> headers)
            throws IOException, InterruptedException {
        return send(method, path, token, body, List.copyOf(headers.entrySet()));
    }

    /** Sends a request with a token, unless it is empty, and any body and headers, some of which may come twice. */
    public Answer send(
            String method,
            String path,
            String token,
            HttpRequest.BodyPublisher body,
            List<Map.Entry<String, String>> headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(base + path)).method(method, body);
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        headers.forEach(header -> request.header(header.getKey(), header.getValue()));
        HttpResponse<byte[]> response = CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        String text = textOf(response);
        String type = response.headers().firstValue("Content-Type").orElse("");
        boolean json = type.contains("json") && !type.contains("ndjson");
        return new Answer(
                response.statusCode(),
                response.headers(),
                text,
                json && !text.isEmpty() ? JSON.readTree(text) : JSON.missingNode());
    }

    /** Whoever asks for a compressed answer, were it by accident, may get one. */
    private static String textOf(HttpResponse<byte[]> response) throws IOException {
        boolean compressed =
                response.headers().firstValue("Content-Encoding").orElse("").equals("gzip");
        if (!compressed || response.body().length == 0) {
            return new String(response.body(), StandardCharsets.UTF_8);
        }
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(response.body()))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** Sends a GET with a token. */
    public Answer get(String path, String token) throws IOException, InterruptedException {
        return send("GET", path, token, "", Map.of());
    }

    /** Sends a GET with a token and returns the body as it came. */
    public HttpResponse<byte[]> bytes(String path, String token, Map<String, String> headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path));
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        headers.forEach(request::header);
        return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }
}
