package org.secureside.benchmark.overload;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpVersion;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Posts messages, each with a key and a text of its own. */
final class Poster implements AutoCloseable {

    private static final Pattern ID = Pattern.compile("\"messageId\":\"([0-9a-f-]{36})\"");

    /** More than the stack lets in at once, so that it is the stack that refuses, and not this. */
    private static final int MOST_CONNECTIONS = 1_000;

    private final Connections connections;
    private final String host;
    private final String path;
    private final String neighborhood;
    private final String author;
    private final String token;

    Poster(URI publicUrl, String neighborhood, String author, String token) {
        this.connections =
                new Connections(new InetSocketAddress(publicUrl.getHost(), publicUrl.getPort()), MOST_CONNECTIONS);
        this.host = publicUrl.getAuthority();
        this.path = "/api/neighborhoods/" + neighborhood + "/messages";
        this.neighborhood = neighborhood;
        this.author = author;
        this.token = token;
    }

    /**
     * What a post was answered.
     *
     * @param status the status, or 0 if there was no answer
     * @param retryAfter after how many seconds to try again
     * @param receipt the line that proves the acknowledgement, empty if there was none
     */
    record Reply(int status, int retryAfter, String receipt) {

        boolean isAccepted() {
            return status == 201 || status == 202;
        }

        /** Returns whether the same request is worth another try. */
        boolean passes() {
            return status == 0 || status == 409 || status == 429 || status >= 500;
        }
    }

    /** Posts a message. The answer is told to {@code then} on the thread of the connections. */
    void post(String key, Consumer<Reply> then) {
        connections.send(new Post(key, then));
    }

    /** Posts a message, waits for the answer, and returns its status, or 0 if there is none. */
    int statusOf(String key) {
        CompletableFuture<Integer> status = new CompletableFuture<>();
        post(key, reply -> status.complete(reply.status()));
        return status.join();
    }

    /** Runs something later. */
    void after(int seconds, Runnable task) {
        connections.after(seconds, task);
    }

    private final class Post implements Exchange {

        private final String key;
        private final Consumer<Reply> then;

        Post(String key, Consumer<Reply> then) {
            this.key = key;
            this.then = then;
        }

        private String text() {
            return "Message " + key;
        }

        @Override
        public FullHttpRequest request() {
            ByteBuf body = Unpooled.copiedBuffer("{\"body\":\"" + text() + "\"}", StandardCharsets.UTF_8);
            FullHttpRequest request = new DefaultFullHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.POST, path, body);
            request.headers()
                    .set(HttpHeaderNames.HOST, host)
                    .set(HttpHeaderNames.AUTHORIZATION, "Bearer " + token)
                    .set(HttpHeaderNames.CONTENT_TYPE, HttpHeaderValues.APPLICATION_JSON)
                    .set(HttpHeaderNames.CONTENT_LENGTH, body.readableBytes())
                    .set("Idempotency-Key", key);
            return request;
        }

        @Override
        public void answered(FullHttpResponse response) {
            Matcher id = ID.matcher(response.content().toString(StandardCharsets.UTF_8));
            String receipt = id.find()
                    ? """
                    {"key":"%s","messageId":"%s","neighborhoodId":"%s","author":"%s","version":0,"bodySha256":"%s",\
                    "acknowledgedAt":"%s"}""".formatted(key, id.group(1), neighborhood, author, sha256(text()), Instant.now())
                    : "";
            then.accept(new Reply(
                    response.status().code(), response.headers().getInt(HttpHeaderNames.RETRY_AFTER, 1), receipt));
        }

        @Override
        public void failed() {
            then.accept(new Reply(0, 1, ""));
        }
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        connections.close();
    }
}
