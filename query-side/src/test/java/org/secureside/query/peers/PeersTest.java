package org.secureside.query.peers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.secureside.eventstore.EventStoreKind;
import org.secureside.eventstore.SecureSideProperties;

class PeersTest {

    private static final Question QUESTION = new Question("/api/x?y=z", "Bearer token", "0123456789");

    private final List<HttpServer> servers = new ArrayList<>();
    private final CountDownLatch end = new CountDownLatch(1);

    @AfterEach
    void stop() {
        end.countDown();
        servers.forEach(server -> server.stop(0));
    }

    @Test
    void everyOtherNodeIsAskedInTheNameOfTheCaller() throws IOException {
        List<String> asked = new CopyOnWriteArrayList<>();
        Peers peers = peers(
                "query-1=http://127.0.0.1:1",
                "query-2="
                        + node(exchange -> {
                            asked.add(exchange.getRequestURI() + " "
                                    + exchange.getRequestHeaders().getFirst("Authorization") + " "
                                    + exchange.getRequestHeaders().getFirst("X-Request-ID") + " "
                                    + exchange.getRequestHeaders().getFirst("Cache-Control"));
                            answer(exchange, 200, "{\"a\":1}");
                        }));

        Map<String, PeerAnswer> answers = peers.ask(QUESTION);

        assertThat(answers)
                .containsOnlyKeys("query-2")
                .hasEntrySatisfying(
                        "query-2",
                        answer -> assertThat(
                                        answer.answered().orElseThrow().at("/a").asInt())
                                .isEqualTo(1));
        assertThat(asked).containsExactly("/api/x?y=z Bearer token 0123456789 max-stale");
    }

    @Test
    void whoDoesNotAnswerIsNamedAndTheOthersAreHeard() throws IOException {
        Peers peers = peers(
                "query-2=http://127.0.0.1:" + freePort(),
                "query-3=" + node(exchange -> answer(exchange, 503, "")),
                "query-4=" + node(exchange -> answer(exchange, 200, "<html>")),
                "query-5=" + node(exchange -> waitForTheEnd()),
                "query-6=" + node(exchange -> answer(exchange, 200, "{}")));

        assertThat(peers.ask(QUESTION))
                .containsEntry("query-2", new PeerAnswer.Silent("it could not be reached"))
                .containsEntry("query-3", new PeerAnswer.Silent("it answered 503"))
                .containsEntry("query-4", new PeerAnswer.Silent("its answer could not be read"))
                .containsEntry("query-5", new PeerAnswer.Silent("it did not answer in time"))
                .hasEntrySatisfying(
                        "query-6", answer -> assertThat(answer.answered()).isPresent());
    }

    @Test
    void aNodeThatKnowsOfNoOthersAsksNobody() {
        assertThat(peers().ask(QUESTION)).isEmpty();
    }

    @Test
    void commandNodesAreAskedInTheSameWay() throws IOException {
        PeerProperties properties = new PeerProperties(
                List.of(),
                List.of(
                        "command-1=" + node(exchange -> answer(exchange, 200, "{\"a\":1}")),
                        "command-2=http://127.0.0.1:" + freePort()),
                Duration.ofSeconds(2));

        Map<String, PeerAnswer> answers = new CommandNodes(properties).ask(QUESTION);

        assertThat(answers).containsOnlyKeys("command-1", "command-2");
        assertThat(answers)
                .hasEntrySatisfying(
                        "command-1", answer -> assertThat(answer.answered()).isPresent())
                .containsEntry("command-2", new PeerAnswer.Silent("it could not be reached"));
    }

    @Test
    void whatIsNoAddressIsRefusedAtTheStart() {
        assertThatThrownBy(() -> peers("query-2"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("name=http://host:port");
    }

    private static Peers peers(String... nodes) {
        return new Peers(
                new PeerProperties(List.of(nodes), List.of(), Duration.ofSeconds(2)),
                new SecureSideProperties(
                        EventStoreKind.POSTGRES,
                        new SecureSideProperties.Postgres("", "", "", 1, false),
                        new SecureSideProperties.Node("query-1")));
    }

    private String node(HttpHandler handler) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", handler);
        server.setExecutor(Executors.newCachedThreadPool());
        server.start();
        servers.add(server);
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private static void answer(com.sun.net.httpserver.HttpExchange exchange, int status, String body)
            throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private void waitForTheEnd() {
        try {
            end.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
