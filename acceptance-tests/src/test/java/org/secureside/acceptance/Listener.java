package org.secureside.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Follows a street's live stream, as browsers do: where it ends, it is asked for again from the last event on, and what
 * comes twice counts once.
 */
final class Listener implements AutoCloseable {

    private static final Pattern MESSAGE_ID = Pattern.compile("\"messageId\":\"([0-9a-f-]{36})\"");
    private static final long PAUSE_NANOS = 100_000_000;

    private final Resident reader;
    private final String path;
    private final Map<Long, String> messages = new ConcurrentSkipListMap<>();
    private final AtomicInteger connections = new AtomicInteger();
    private volatile String node = "";
    private volatile boolean closed;
    private volatile @Nullable InputStream events;
    private volatile @Nullable String broken;
    private String lastId = "";

    private Listener(Resident reader, String street) {
        this.reader = reader;
        this.path = street + "/stream";
    }

    static Listener of(Resident reader, String street) {
        Listener listener = new Listener(reader, street);
        Thread.ofVirtual().start(listener::listen);
        return listener;
    }

    /** Returns the node that it listens to at this moment, or nothing if it listens to none. */
    String node() {
        return node;
    }

    int connections() {
        return connections.get();
    }

    /** Returns the ids of the messages that it was told of, each once, in the order of the events. */
    List<String> messages() {
        return List.copyOf(messages.values());
    }

    /** Returns what came that should not have, if anything did. */
    @Nullable String broken() {
        return broken;
    }

    private void listen() {
        while (!closed) {
            try {
                HttpResponse<InputStream> answer =
                        lastId.isEmpty() ? reader.open(path) : reader.open(path, "Last-Event-ID", lastId);
                try (InputStream stream = answer.body()) {
                    if (answer.statusCode() == 200) {
                        events = stream;
                        connections.incrementAndGet();
                        node = answer.headers().firstValue("SecureSide-Node").orElse("?");
                        follow(stream);
                    }
                }
            } catch (IOException e) {
                // The node is gone, which is what this is about; the next connection leads to another one.
                node = "";
            } catch (InterruptedException e) {
                return;
            }
            node = "";
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    private void follow(InputStream stream) throws IOException {
        BufferedReader lines = new BufferedReader(new InputStreamReader(stream, UTF_8));
        String id = "";
        String message = "";
        for (String line = lines.readLine(); line != null && !closed; line = lines.readLine()) {
            Matcher named = MESSAGE_ID.matcher(line);
            if (line.startsWith("id: ")) {
                id = line.substring(4);
            } else if (line.startsWith("data: ") && named.find()) {
                message = named.group(1);
            } else if (line.isEmpty() && !id.isEmpty()) {
                // Only now: an event that was cut off did not come, and its id is not the last one.
                note(Long.parseLong(id), message);
                lastId = id;
                id = "";
                message = "";
            }
        }
    }

    private void note(long id, String message) {
        String before = message.isEmpty() ? null : messages.putIfAbsent(id, message);
        if (before != null && !before.equals(message)) {
            broken = "event %d told of message %s and then of %s".formatted(id, before, message);
        }
    }

    @Override
    public void close() throws IOException {
        closed = true;
        InputStream open = events;
        if (open != null) {
            open.close();
        }
    }
}
