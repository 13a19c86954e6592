package org.secureside.operations.nginx;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;

/** A node that answers with its name and the request id it was given, or with whatever status it is told to. */
final class StubNode implements AutoCloseable {

    /** More connections at once than a test makes. */
    private static final int BACKLOG = 512;

    private final HttpServer server;
    private final String name;
    private final Queue<String> requests = new ConcurrentLinkedQueue<>();
    private volatile int status = 200;
    private volatile CountDownLatch gate = new CountDownLatch(0);
    private volatile Headers lastHeaders = new Headers();
    private volatile String lastBody = "";

    StubNode(String name) throws IOException {
        this.name = name;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), BACKLOG);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    void answerWith(int newStatus) {
        status = newStatus;
    }

    /** Has every request wait from now on. */
    void shut() {
        gate = new CountDownLatch(1);
    }

    /** Has those who wait go on. */
    void open() {
        gate.countDown();
    }

    /** Returns the method and path of each request it was given. */
    Queue<String> requests() {
        return requests;
    }

    /** Returns the headers of the request that it was given last. */
    Headers lastHeaders() {
        return lastHeaders;
    }

    /** Returns the body of the request that it was given last. */
    String lastBody() {
        return lastBody;
    }

    private void answer(HttpExchange exchange) throws IOException {
        lastHeaders = exchange.getRequestHeaders();
        lastBody = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
        try {
            gate.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        String requestId = exchange.getRequestHeaders().getFirst("X-Request-ID");
        String forwardedFor = exchange.getRequestHeaders().getFirst("X-Forwarded-For");
        byte[] body = "%s %s %s".formatted(name, requestId, forwardedFor).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("X-Request-ID", "from the node");
        boolean head = exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(status, head ? -1 : body.length);
        if (!head) {
            exchange.getResponseBody().write(body);
        }
        exchange.close();
    }

    @Override
    public void close() {
        open();
        server.stop(0);
    }
}
