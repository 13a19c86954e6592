package org.secureside.operations.process;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;

/**
 * Asks from outside whether a process can serve: {@code http} addresses must answer 200, {@code tcp} ones must accept a
 * connection.
 *
 * @param address where to ask
 */
public record Probe(URI address) implements Readiness {

    private static final int TIMEOUT_MILLIS = 2_000;

    /** Returns the probe that connects to a port on 127.0.0.1. */
    public static Probe ofPort(int port) {
        return new Probe(URI.create("tcp://127.0.0.1:" + port));
    }

    @Override
    public boolean isReady() {
        try {
            return address.getScheme().equals("tcp") ? accepts() : answersOk();
        } catch (IOException e) {
            return false;
        }
    }

    private boolean accepts() throws IOException {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(address.getHost(), address.getPort()), TIMEOUT_MILLIS);
            return true;
        }
    }

    private boolean answersOk() throws IOException {
        HttpURLConnection connection = (HttpURLConnection) address.toURL().openConnection();
        connection.setConnectTimeout(TIMEOUT_MILLIS);
        connection.setReadTimeout(TIMEOUT_MILLIS);
        try {
            return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
        } finally {
            connection.disconnect();
        }
    }
}
