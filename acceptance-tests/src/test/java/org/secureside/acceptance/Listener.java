package org.secureside.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Follows a street's live stream, as browsers do: where it ends, it is asked for again from the last event on, after the
 * pause that the node asks for, and what comes twice counts once.
 */
final class Listener implements AutoCloseable {

    private static final Pattern MESSAGE_ID = Pattern.compile("\"messageId\":\"([0-9a-f-]{36})\"");
    private static final int FIRST_PAUSE_MILLIS = 100;

    /**
     * How a connection ended.
     *
     * @param node the node that it led to
     * @param asked whether the node asked to come again and ended the stream, instead of breaking off
     */
    record Ending(String node, boolean asked) {}

    private final Resident reader;
    private final String street;
    private volatile String path;
    private final Map<Long, String> messages = new ConcurrentSkipListMap<>();
    private final AtomicInteger connections = new AtomicInteger();
    private final Queue<Ending> endings = new ConcurrentLinkedQueue<>();
    private volatile String node = "";
    private volatile boolean closed;
    private volatile @Nullable InputStream events;
    private volatile @Nullable String broken;
    private volatile String lastId = "";
    private long pauseMillis = FIRST_PAUSE_MILLIS;

    private Listener(Resident reader, String street, String path) {
        this.reader = reader;
        this.street = street;
        this.path = path;
    }

    static Listener of(Resident reader, String street) {
        return begin(new Listener(reader, street, street + "/stream"));
    }

    /** Listens to one node, and only to that one until it is let go. */
    static Listener at(String node, Resident reader, String street) {
        return begin(new Listener(reader, street, "/nodes/" + node + street + "/stream"));
    }

    private static Listener begin(Listener listener) {
        Thread.ofVirtual().start(listener::listen);
        return listener;
    }

    /** From its next connection on it listens to whatever node it is led to. How others ended before is forgotten. */
    void letGo() {
        endings.clear();
        path = street + "/stream";
    }

    /** Returns the node that it listens to at this moment, or nothing if it listens to none. */
    String node() {
        return node;
    }

    /** Returns whether it knows a place in the stream to go on from. */
    boolean isAtAPlace() {
        return !lastId.isEmpty();
    }

    int connections() {
        return connections.get();
    }

    /** Returns how its connections ended, the first one first. */
    List<Ending> endings() {
        return List.copyOf(endings);
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
                        endings.add(new Ending(node, follow(stream)));
                    } else {
                        pauseMillis = Math.max(
                                FIRST_PAUSE_MILLIS,
                                TimeUnit.SECONDS.toMillis(answer.headers()
                                        .firstValueAsLong("Retry-After")
                                        .orElse(0)));
                    }
                }
            } catch (IOException e) {
                // The node is gone, which is what this is about; the next connection leads to another one.
                if (!node.isEmpty()) {
                    endings.add(new Ending(node, false));
                }
            } catch (InterruptedException e) {
                return;
            }
            node = "";
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(pauseMillis));
        }
    }

    /** Reads to the end, and returns whether the last that came was the wish to come again. */
    private boolean follow(InputStream stream) throws IOException {
        BufferedReader lines = new BufferedReader(new InputStreamReader(stream, UTF_8));
        String id = "";
        String message = "";
        long before = -1;
        boolean asked = false;
        for (String line = lines.readLine(); line != null && !closed; line = lines.readLine()) {
            Matcher named = MESSAGE_ID.matcher(line);
            asked = line.isEmpty() ? asked : line.startsWith("retry: ");
            if (asked && !line.isEmpty()) {
                pauseMillis = Long.parseLong(line.substring("retry: ".length()));
            } else if (line.startsWith("id: ")) {
                id = line.substring(4);
            } else if (line.startsWith("data: ") && named.find()) {
                message = named.group(1);
            } else if (line.isEmpty() && !id.isEmpty()) {
                // Only now: an event that was cut off did not come, and its id is not the last one.
                note(Long.parseLong(id), before, message);
                before = Long.parseLong(id);
                lastId = id;
                id = "";
                message = "";
            }
        }
        return asked;
    }

    private void note(long id, long before, String message) {
        if (id <= before) {
            broken = "event %d came after event %d".formatted(id, before);
        }
        String known = message.isEmpty() ? null : messages.putIfAbsent(id, message);
        if (known != null && !known.equals(message)) {
            broken = "event %d told of message %s and then of %s".formatted(id, known, message);
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
