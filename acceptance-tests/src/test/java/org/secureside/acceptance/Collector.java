package org.secureside.acceptance;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;

/** A collector of traces, which takes OTLP over HTTP and keeps the bytes as they come. */
final class Collector implements AutoCloseable {

    private final HttpServer server;
    private final Queue<String> exports = new ConcurrentLinkedQueue<>();

    Collector() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/v1/traces", exchange -> {
            // Every byte is one character, so bytes can be looked for.
            exports.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.ISO_8859_1));
            exchange.getResponseHeaders().set("Content-Type", "application/x-protobuf");
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.start();
    }

    /** Returns where traces are to be sent. */
    String address() {
        return "http://127.0.0.1:%d/v1/traces".formatted(server.getAddress().getPort());
    }

    /** Returns whether a node has told of a span with these words in the trace. A node sends spans of its own only. */
    boolean has(String node, String traceId, String words) {
        String bytes = new String(HexFormat.of().parseHex(traceId), StandardCharsets.ISO_8859_1);
        return exports.stream()
                .anyMatch(export -> export.contains(node) && export.contains(bytes) && export.contains(words));
    }

    int exports() {
        return exports.size();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
