package org.secureside.operations.loadbalancer.trial;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/** A stand-in for one server of a configuration: a small HTTP server on the loopback address. */
final class Stub implements AutoCloseable {

    /** The header of an answer that tells which stand-in gave it. */
    static final String NAME_HEADER = "Trial-Server";

    /** How long a slow one takes. */
    static final Duration PAUSE = Duration.ofMillis(20);

    /** How long a late one takes. */
    static final Duration LONG_PAUSE = Duration.ofMillis(600);

    private static final int MOST_TRIES = 50;
    private static final int BACKLOG = 1024;
    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

    private final String name;
    private final int port;
    private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
    private final ConcurrentLinkedQueue<Message> seen = new ConcurrentLinkedQueue<>();
    private volatile Manner manner = Manner.WELL;
    private volatile CountDownLatch gate = new CountDownLatch(1);
    private volatile @Nullable ServerSocket listener;

    /**
     * @param name the server it stands for, as written in the configuration
     */
    Stub(String name) throws IOException {
        this.name = name;
        ServerSocket first = listen(0);
        this.port = first.getLocalPort();
        this.listener = first;
        accept(first);
    }

    String name() {
        return name;
    }

    int port() {
        return port;
    }

    /** Changes how it treats the requests from now on. Whoever is connected to one that dies is cut off. */
    void become(Manner next) throws IOException {
        Manner before = manner;
        manner = next;
        if (next == Manner.DEAD) {
            stopListening();
        } else if (before == Manner.DEAD) {
            ServerSocket again = listen(port);
            listener = again;
            accept(again);
        }
        if (before == Manner.HANGING || next == Manner.DEAD) {
            connections.forEach(Stub::cut);
        }
    }

    /** Lets it answer what it holds ({@link Manner#HOLDING}). */
    void release() {
        CountDownLatch open = gate;
        gate = new CountDownLatch(1);
        open.countDown();
    }

    /** Forgets the requests that it has read. */
    void forget() {
        seen.clear();
    }

    /** Returns the requests that it has read whole. */
    List<Message> seen() {
        return List.copyOf(seen);
    }

    @Override
    public void close() throws IOException {
        release();
        stopListening();
        connections.forEach(Stub::cut);
    }

    private static ServerSocket listen(int port) throws IOException {
        for (int tries = 1; ; tries++) {
            ServerSocket socket = new ServerSocket();
            try {
                socket.setReuseAddress(true);
                socket.bind(new InetSocketAddress(LOOPBACK, port), BACKLOG);
                return socket;
            } catch (IOException e) {
                socket.close();
                // While it was dead, a connection of somebody else may have come to use its port for a moment.
                if (tries == MOST_TRIES) {
                    throw e;
                }
                pause(PAUSE);
            }
        }
    }

    private void stopListening() throws IOException {
        ServerSocket open = listener;
        if (open != null) {
            open.close();
        }
    }

    private void accept(ServerSocket socket) {
        Thread.ofVirtual().name("stub " + name).start(() -> {
            try {
                while (true) {
                    Socket connection = socket.accept();
                    Thread.ofVirtual().start(() -> serve(connection));
                }
            } catch (IOException e) {
                // Closed, because it dies or the trial is over.
                return;
            }
        });
    }

    private void serve(Socket connection) {
        connections.add(connection);
        try (connection) {
            connection.setTcpNoDelay(true);
            BufferedInputStream in = new BufferedInputStream(connection.getInputStream());
            boolean open = true;
            while (open) {
                Optional<Message> request = Message.read(in, false);
                open = request.isPresent() && answer(connection, request.get());
            }
        } catch (IOException e) {
            // The balancer hung up, or this stand-in died; both are part of a trial.
            cut(connection);
        } finally {
            connections.remove(connection);
        }
    }

    /** Treats a request and returns whether the connection goes on. */
    private boolean answer(Socket connection, Message request) throws IOException {
        seen.add(request);
        switch (manner) {
            case RESETTING -> {
                connection.setSoLinger(true, 0);
                return false;
            }
            case HANGING -> {
                // Until the balancer gives up, or this one stops hanging.
                connection.getInputStream().read();
                return false;
            }
            case SLOW -> pause(PAUSE);
            case LATE -> pause(LONG_PAUSE);
            case HOLDING -> hold();
            default -> {}
        }
        int status = switch (manner) {
            case BUSY -> 503;
            case FAILING -> 500;
            default -> 200;
        };
        boolean keeps = request.keepsConnection();
        connection.getOutputStream().write(text(status, keeps).getBytes(StandardCharsets.ISO_8859_1));
        return keeps;
    }

    private String text(int status, boolean keeps) {
        String reason = Map.of(200, "OK", 500, "Internal Server Error", 503, "Service Unavailable")
                .getOrDefault(status, "");
        String body = port + "\n";
        return "HTTP/1.1 %d %s\r\n%s: %d\r\nContent-Type: text/plain\r\nCache-Control: no-store\r\nContent-Length: %d\r\nConnection: %s\r\n\r\n%s"
                .formatted(status, reason, NAME_HEADER, port, body.length(), keeps ? "keep-alive" : "close", body);
    }

    private void hold() {
        try {
            gate.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void pause(Duration pause) {
        try {
            Thread.sleep(pause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void cut(Socket connection) {
        try {
            connection.setSoLinger(true, 0);
            connection.close();
        } catch (IOException e) {
            // It is closed already.
            return;
        }
    }
}
