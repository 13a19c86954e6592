package org.secureside.operations.fake;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** An HTTP server on a free port, which can be down for a while and come back on the same port. */
public final class FakeServer implements AutoCloseable {

    private static final int USUAL_BACKLOG = 0;

    private final HttpHandler handler;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final int port;
    private HttpServer server;

    /** Starts the server. */
    public FakeServer(HttpHandler handler) {
        this.handler = handler;
        this.server = start(0);
        this.port = server.getAddress().getPort();
    }

    /** Returns where it answers. */
    public URI uri() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** Stops accepting connections and cuts those it has. */
    public void stop() {
        server.stop(0);
    }

    /** Accepts connections again. */
    public void startAgain() {
        server = start(port);
    }

    private HttpServer start(int onPort) {
        try {
            InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), onPort);
            HttpServer started = HttpServer.create(address, USUAL_BACKLOG);
            started.createContext("/", handler);
            started.setExecutor(threads);
            started.start();
            return started;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Answers with the status and the JSON. */
    public static void answer(HttpExchange exchange, int status, String json) throws IOException {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    /** Returns the body of the request. */
    public static String bodyOf(HttpExchange exchange) throws IOException {
        return new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.close();
    }
}
