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
import java.util.regex.Pattern;

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

    /**
     * Returns whether a node has told of a span of this name in the trace, right below that of the load balancer. What a
     * span is read by are the fields of OTLP: trace (1), span (2), parent (4) and name (5). A node sends spans of its own
     * only.
     */
    boolean has(String node, String traceId, String name) {
        Pattern span = Pattern.compile(
                "\\n\\x10%s\\x12\\x08.{8}\\x22\\x08%s\\x2a.%s"
                        .formatted(quoted(traceId), quoted(traceId.substring(0, 16)), Pattern.quote(name)),
                Pattern.DOTALL);
        return exports.stream()
                .anyMatch(
                        export -> export.contains(node) && span.matcher(export).find());
    }

    private static String quoted(String hexadecimal) {
        return Pattern.quote(new String(HexFormat.of().parseHex(hexadecimal), StandardCharsets.ISO_8859_1));
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
