package org.secureside.query.delays;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.secureside.api.message.MessageId;
import org.secureside.query.QueryNode;
import org.secureside.web.TestIssuer;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;

/** What is told of delays while another node hangs. */
class SilentPeerIT extends QueryNode {

    private static final String AUDITOR = TestIssuer.TRUSTED.token("audrey", "auditor");
    private static final List<String> ASKED = new CopyOnWriteArrayList<>();
    private static final CountDownLatch END = new CountDownLatch(1);
    private static final HttpServer HANGING = hanging();

    @DynamicPropertySource
    static void peers(DynamicPropertyRegistry properties) {
        properties.add(
                "secureside.node.peers",
                () -> "query-9=http://127.0.0.1:" + HANGING.getAddress().getPort());
        properties.add("secureside.node.peer-timeout", () -> "1s");
    }

    @AfterAll
    static void stop() {
        END.countDown();
        HANGING.stop(0);
    }

    @Test
    void aNodeThatHangsIsNamedAndWaitedForOnce() throws Exception {
        Instant begin = Instant.now();
        MessageId first = recorded.message(mapleStreet, ADA, "first");
        MessageId last = recorded.message(mapleStreet, ADA, "last");
        getAfter(sent(last), "/api/messages/" + last, ADAS_TOKEN);
        awaitInHistory(last);

        JsonNode told = get(
                        "/api/history/delays?late=0&from=" + begin + "&to="
                                + Instant.now().plusSeconds(1),
                        AUDITOR)
                .body();

        assertThat(told.get("late").findValuesAsString("messageId")).contains(first.toString());
        assertThat(told.at("/late/0/visible/0/visibleAt").asString()).isNotEmpty();
        assertThat(told.at("/late/0/visible/1/node").asString()).isEqualTo("query-9");
        assertThat(told.at("/late/0/visible/1/unreachable").asString()).isEqualTo("it did not answer in time");
        assertThat(told.at("/nodes/1/unreachable").asString()).isEqualTo("it did not answer in time");
        assertThat(ASKED).hasSize(1);
    }

    private static HttpServer hanging() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.createContext("/", exchange -> {
                ASKED.add(String.valueOf(exchange.getRequestURI()));
                try {
                    END.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                exchange.close();
            });
            server.start();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
