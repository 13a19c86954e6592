package org.secureside.eventstore.postgres;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A network between a client and PostgreSQL that can be cut, as a whole or in one direction. */
final class Proxy implements AutoCloseable {

    private final ServerSocket entrance;
    private final int port;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private volatile boolean refusing;
    private volatile boolean answersLost;

    Proxy(int port) {
        this.port = port;
        try {
            entrance = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    /** Returns the database as it is seen through the proxy. */
    static EventDatabase through(Proxy proxy, EventDatabase database) {
        return new EventDatabase(
                database.url().replaceFirst(":\\d+/", ":" + proxy.entrance.getLocalPort() + "/"),
                database.username(),
                database.password());
    }

    /** Closes all connections and refuses new ones. */
    void cut() {
        refusing = true;
        sockets.forEach(Proxy::closeQuietly);
    }

    /** Accepts connections again, and passes on answers again. */
    void mend() {
        refusing = false;
        answersLost = false;
    }

    /** From now on, the server hears everything, but a connection breaks when the server answers. */
    void loseAnswers() {
        answersLost = true;
    }

    int connections() {
        return sockets.size();
    }

    private void accept() {
        while (!entrance.isClosed()) {
            try {
                connect(entrance.accept());
            } catch (IOException e) {
                // Closed, or the server is down: the client finds its connection closed.
            }
        }
    }

    private void connect(Socket client) throws IOException {
        sockets.add(client);
        if (refusing) {
            closeQuietly(client);
            return;
        }
        try {
            Socket server = new Socket(InetAddress.getLoopbackAddress(), port);
            sockets.add(server);
            Thread.ofVirtual().start(() -> pass(client, server, false));
            Thread.ofVirtual().start(() -> pass(server, client, true));
        } catch (IOException e) {
            closeQuietly(client);
            throw e;
        }
    }

    private void pass(Socket from, Socket to, boolean answers) {
        byte[] buffer = new byte[64 << 10];
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                if (answers && answersLost) {
                    return;
                }
                out.write(buffer, 0, count);
            }
        } catch (IOException e) {
            // Both ends are closed.
        } finally {
            sockets.remove(from);
            sockets.remove(to);
        }
    }

    private static void closeQuietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        entrance.close();
        cut();
    }
}
