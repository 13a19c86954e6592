package org.secureside.eventstore.contract;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A network between a client and a server that can be cut, as a whole or in one direction, or fall silent. */
public final class BreakableNetwork implements AutoCloseable {

    private final ServerSocket entrance;
    private final String host;
    private final int port;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private volatile boolean refusing;
    private volatile boolean answersLost;
    private volatile boolean ignoringNewcomers;

    /** Leads to a server. */
    public BreakableNetwork(String host, int port) {
        this.host = host;
        this.port = port;
        try {
            entrance = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    /** Returns the port to connect to instead of the server's. */
    public int entrance() {
        return entrance.getLocalPort();
    }

    /** Closes all connections and refuses new ones. */
    public void cut() {
        refusing = true;
        sockets.forEach(BreakableNetwork::closeQuietly);
    }

    /** Accepts connections again, and passes on answers again. */
    public void mend() {
        refusing = false;
        answersLost = false;
        ignoringNewcomers = false;
    }

    /** From now on, the server gives its first answer to a new connection, and then says nothing more on it. */
    public void ignoreNewcomers() {
        ignoringNewcomers = true;
    }

    /** From now on, the server hears everything, but a connection breaks when the server answers. */
    public void loseAnswers() {
        answersLost = true;
    }

    /** Returns how many connections are open, counting both ends. */
    public int connections() {
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
        boolean ignored = ignoringNewcomers;
        sockets.add(client);
        if (refusing) {
            closeQuietly(client);
            return;
        }
        try {
            Socket server = new Socket(host, port);
            sockets.add(server);
            Thread.ofVirtual().start(() -> pass(client, server, false, false));
            Thread.ofVirtual().start(() -> pass(server, client, true, ignored));
        } catch (IOException e) {
            closeQuietly(client);
            throw e;
        }
    }

    private void pass(Socket from, Socket to, boolean answers, boolean onlyFirst) {
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
                if (onlyFirst) {
                    out = OutputStream.nullOutputStream();
                }
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
