package org.secureside.query.stream;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads a stream of server-sent events, as a client would. */
public final class SseProbe implements AutoCloseable {

    /** An event; of a comment or an advice only the text, of the end of the stream nothing. */
    public record Event(String id, String type, String text) {

        public JsonNode data() {
            return JSON.readTree(text);
        }
    }

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    public static final Event END = new Event("", "", "");
    static final Event HEARTBEAT = new Event("", "", ": ");

    private static final JsonMapper JSON = new JsonMapper();
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final HttpResponse<java.io.InputStream> response;
    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();

    public SseProbe(int port, String path, String token, Map<String, String> headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Authorization", "Bearer " + token)
                .header("Accept", "text/event-stream");
        headers.forEach(request::header);
        response = CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
        if (response.statusCode() == 200) {
            Thread.ofVirtual().start(this::read);
        }
    }

    public int status() {
        return response.statusCode();
    }

    public String header(String name) {
        return response.headers().firstValue(name).orElse("");
    }

    JsonNode problem() throws IOException {
        return JSON.readTree(response.body().readAllBytes());
    }

    /** Returns the next event, comments and advice left out. */
    public Event next() throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < deadline) {
            Event event = any();
            if (!event.type().isEmpty() || event.equals(END)) {
                return event;
            }
        }
        throw new AssertionError("no event came in " + PATIENCE);
    }

    /** Returns whatever comes next. */
    Event any() throws InterruptedException {
        Event event = events.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        if (event == null) {
            throw new AssertionError("nothing came in " + PATIENCE);
        }
        return event;
    }

    /** Returns whatever comes next and is no heartbeat: those come when time has passed, whatever else happens. */
    Event anyButHeartbeats() throws InterruptedException {
        Event event = any();
        while (event.equals(HEARTBEAT)) {
            event = any();
        }
        return event;
    }

    /** Returns the next events. */
    List<Event> next(int count) throws InterruptedException {
        List<Event> list = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            list.add(next());
        }
        return list;
    }

    boolean isQuiet() {
        return events.stream().allMatch(event -> event.type().isEmpty() && !event.equals(END));
    }

    private void read() {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
            String id = "";
            String type = "";
            StringBuilder text = new StringBuilder();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("id: ")) {
                    id = line.substring(4);
                } else if (line.startsWith("event: ")) {
                    type = line.substring(7);
                } else if (line.isEmpty()) {
                    events.add(new Event(id, type, text.toString()));
                    id = "";
                    type = "";
                    text.setLength(0);
                } else {
                    text.append(line.startsWith("data: ") ? line.substring(6) : line);
                }
            }
            events.add(END);
        } catch (IOException closed) {
            events.add(END);
        }
    }

    @Override
    public void close() {
        try {
            response.body().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
