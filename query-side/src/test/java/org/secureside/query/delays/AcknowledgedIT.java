package org.secureside.query.delays;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.secureside.api.message.MessageId;
import org.secureside.query.QueryNode;
import org.secureside.web.TestIssuer;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;

/** What the report of an incident says of messages that are acknowledged and not recorded. */
class AcknowledgedIT extends QueryNode {

    private static final String AUDITOR = TestIssuer.TRUSTED.token("audrey", "auditor");
    private static final HttpServer COMMAND_NODE = commandNode();
    private static final List<String> ASKED = new CopyOnWriteArrayList<>();

    /** What the command node answers; nothing for a node that is in trouble. */
    private static volatile Supplier<String> promises = () -> "";

    private Instant begin = Instant.EPOCH;

    @DynamicPropertySource
    static void commandNodes(DynamicPropertyRegistry properties) {
        properties.add(
                "secureside.node.command-nodes",
                () -> "command-1=http://127.0.0.1:" + COMMAND_NODE.getAddress().getPort());
    }

    @AfterAll
    static void stop() {
        COMMAND_NODE.stop(0);
    }

    @BeforeEach
    void beginAWindow() {
        begin = Instant.now();
        promises = () -> answer(List.of(), List.of());
    }

    @Test
    void acknowledgedIsWhatIsRecordedAndWhatACommandNodeKeeps() throws Exception {
        List<MessageId> recordedNow = recorded.messages(mapleStreet, ADA, 3);
        UUID waiting = UUID.randomUUID();
        UUID refused = UUID.randomUUID();
        promises = () -> answer(List.of(waiting), List.of(refused));

        JsonNode report = report(begin, Instant.now().plusSeconds(1));

        JsonNode ledger = report.get("ledger");
        assertThat(ledger.get("recorded").asInt()).isEqualTo(recordedNow.size());
        assertThat(ledger.get("acknowledged").asInt()).isEqualTo(recordedNow.size() + 2);
        assertThat(ledger.get("waiting").asInt()).isEqualTo(1);
        assertThat(ledger.get("refused").asInt()).isEqualTo(1);
        assertThat(ledger.get("notRecorded").toString()).contains(waiting.toString(), refused.toString());
        assertThat(ledger.get("unknown")).isEmpty();
        assertThat(report.at("/commandNodes/0/node").asString()).isEqualTo("command-1");
        assertThat(ASKED.getLast()).contains("from=" + begin);
    }

    /** The answer of the command node is older than what the history has by then. */
    @Test
    void whatWasRecordedSinceTheCommandNodeAnsweredIsNotCountedTwice() throws Exception {
        promises = () -> {
            MessageId forwarded = recorded.message(mapleStreet, ADA, "waited until just now");
            return answer(List.of(forwarded.value()), List.of());
        };

        JsonNode ledger = report(begin, Instant.now().plusSeconds(60)).get("ledger");

        assertThat(ledger.get("acknowledged").asInt()).isEqualTo(1);
        assertThat(ledger.get("recorded").asInt()).isEqualTo(1);
        assertThat(ledger.get("waiting").asInt()).isZero();
    }

    @Test
    void aMessageThatWaitedBelongsToWhenItWasReceived() throws Exception {
        Instant received = Instant.now().minusSeconds(7_200);
        MessageId late = recorded.messageReceivedAt(mapleStreet, ADA, received);
        awaitInHistory(late);

        JsonNode then = report(received.minusSeconds(1), received.plusSeconds(1));
        JsonNode now = report(begin, Instant.now().plusSeconds(1));
        JsonNode delays = get(
                        "/api/history/delays?from=" + received.minusSeconds(1) + "&to=" + received.plusSeconds(1),
                        AUDITOR)
                .body();

        assertThat(then.at("/ledger/acknowledged").asInt()).isEqualTo(1);
        assertThat(then.at("/ledger/recorded").asInt()).isEqualTo(1);
        assertThat(then.at("/late/0/messageId").asString()).isEqualTo(late.toString());
        assertThat(now.at("/ledger/acknowledged").asInt()).isZero();
        assertThat(delays.get("messages").findValuesAsString("messageId")).containsExactly(late.toString());
    }

    @Test
    void aCommandNodeThatDoesNotAnswerIsNamedAndNothingIsMadeUp() throws Exception {
        recorded.message(mapleStreet, ADA, "Hello");
        promises = () -> "";

        JsonNode report = report(begin, Instant.now().plusSeconds(1));

        assertThat(report.at("/ledger/acknowledged").isMissingNode()).isTrue();
        assertThat(report.at("/ledger/recorded").asInt()).isEqualTo(1);
        assertThat(report.at("/ledger/unknown/0").asString()).isEqualTo("command-1: it answered 503");
        assertThat(report.at("/commandNodes/0/unreachable").asString()).isEqualTo("it answered 503");
    }

    @Test
    void aHistoryThatIsBehindTheLogDoesNotSayWhatWasAcknowledged() throws Exception {
        history().shutDown();
        try {
            recorded.message(mapleStreet, ADA, "not in the history");

            JsonNode ledger = report(begin, Instant.now().plusSeconds(1)).get("ledger");

            assertThat(ledger.has("acknowledged")).isFalse();
            assertThat(ledger.get("unknown").toString()).contains("is behind the log");
        } finally {
            history().start();
        }
    }

    private JsonNode report(Instant from, Instant to) throws Exception {
        return get("/api/history/incident?late=1000&from=" + from + "&to=" + to, AUDITOR)
                .body();
    }

    private static String answer(List<UUID> waiting, List<UUID> refused) {
        return "{\"node\":\"command-1\",\"waiting\":%s,\"refused\":%s}".formatted(texts(waiting), texts(refused));
    }

    private static List<String> texts(List<UUID> ids) {
        return ids.stream().map(id -> "\"" + id + "\"").toList();
    }

    private static HttpServer commandNode() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/api/intake/promises", exchange -> {
                ASKED.add(String.valueOf(exchange.getRequestURI()));
                byte[] body = promises.get().getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(body.length == 0 ? 503 : 200, body.length == 0 ? -1 : body.length);
                exchange.getResponseBody().write(body);
                exchange.close();
            });
            server.start();
            return server;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
