package org.secureside.operations.nginx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.secureside.operations.process.Family;
import org.secureside.operations.process.LinuxProcess;
import org.secureside.operations.process.ProcessIdentity;
import org.secureside.operations.process.ProcessSpec;
import org.secureside.operations.process.Programs;
import org.secureside.operations.process.Signal;
import org.secureside.operations.process.SupervisedProcess;
import org.secureside.operations.process.SupervisionListener;

/** The real nginx in front of nodes that are not. Skipped where nginx is not installed. */
class NginxServerIT {

    private static final int REQUESTS_AT_A_NODE = 64;

    /** Longer than nginx waits for the rest of a body that it refused (lingering_timeout, 5 s). */
    private static final int READ_TIMEOUT_MILLIS = 15_000;

    private static final Pattern RETRY_AFTER = Pattern.compile("\r\nRetry-After: (\\d+)\r\n");

    @TempDir
    private Path folder = Path.of("");

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Queue<ProcessIdentity> started = new ConcurrentLinkedQueue<>();
    private final StubNode command;
    private final List<StubNode> queries;
    private final int port;
    private Optional<SupervisedProcess> process = Optional.empty();

    NginxServerIT() throws IOException {
        command = new StubNode("command");
        queries = List.of(new StubNode("query-1"), new StubNode("query-2"));
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
    }

    @BeforeEach
    void start() throws IOException {
        Optional<Nginx> nginx = Nginx.find(Programs.ofSystem());
        assumeThat(nginx).as("nginx is installed").isPresent();
        NginxConfiguration configuration = new NginxConfiguration(
                port,
                List.of(command.port()),
                queries.stream().map(StubNode::port).toList());
        ProcessSpec spec = NginxServer.prepare(nginx.orElseThrow(), folder, folder.resolve("nginx.log"), configuration);
        SupervisedProcess supervised = new SupervisedProcess(spec, new Listener());
        process = Optional.of(supervised);
        supervised.start();
        await().until(() -> spec.readiness().isReady());
    }

    @AfterEach
    void stop() {
        process.ifPresent(SupervisedProcess::stop);
        command.close();
        queries.forEach(StubNode::close);
    }

    @Test
    void readsAreBalancedOverTheQueryNodesAndAllElseIsAWrite() throws Exception {
        Set<String> readers = new TreeSet<>();
        for (int i = 0; i < 4; i++) {
            readers.add(send("GET", "/api/messages").body().split(" ", -1)[0]);
        }
        send("HEAD", "/api/messages");
        for (String method : List.of("POST", "PUT", "PATCH", "DELETE", "OPTIONS")) {
            assertThat(send(method, "/api/x").body()).startsWith("command ");
        }

        assertThat(readers).containsExactly("query-1", "query-2");
        assertThat(command.requests()).hasSize(5).noneMatch(request -> request.contains("messages"));
    }

    @Test
    void theRequestIdAndTheOriginAreNotWhatTheClientClaims() throws Exception {
        HttpRequest request = request("GET", "/api/x")
                .header("X-Request-ID", "mine")
                .header("X-Forwarded-For", "6.6.6.6")
                .build();

        HttpResponse<String> response = client.send(request, BodyHandlers.ofString());

        String id = response.body().split(" ", -1)[1];
        assertThat(id).matches("[0-9a-f]{32}");
        assertThat(response.headers().allValues("X-Request-ID")).containsExactly(id);
        assertThat(response.body()).endsWith(" 127.0.0.1");
    }

    @Test
    void theNodeIsToldWhichAddressTheClientReallyAskedFor() throws Exception {
        HttpRequest request = request("POST", "/api/x")
                .header("X-Forwarded-Host", "evil.example")
                .header("X-Forwarded-Port", "6666")
                .header("X-Forwarded-Proto", "https")
                .header("X-Forwarded-Prefix", "/evil")
                .header("Forwarded", "host=evil.example;proto=https")
                .build();

        client.send(request, BodyHandlers.ofString());

        assertThat(command.lastHeaders())
                .containsEntry("X-forwarded-host", List.of("127.0.0.1:" + port))
                .containsEntry("X-forwarded-port", List.of(String.valueOf(port)))
                .containsEntry("X-forwarded-proto", List.of("http"))
                .doesNotContainKeys("X-forwarded-prefix", "Forwarded");
    }

    @Test
    void aTraceBeginsHereWhateverTheClientClaims() throws Exception {
        HttpRequest request = request("POST", "/api/x")
                .header("traceparent", "00-11111111111111111111111111111111-2222222222222222-00")
                .header("tracestate", "mine=1")
                .header("baggage", "mine=1")
                .header("b3", "0")
                .header("X-B3-TraceId", "11111111111111111111111111111111")
                .header("X-B3-SpanId", "2222222222222222")
                .header("X-B3-ParentSpanId", "3333333333333333")
                .header("X-B3-Sampled", "0")
                .header("X-B3-Flags", "1")
                .header("uber-trace-id", "1111111111111111:2222222222222222:0:0")
                .build();

        HttpResponse<String> response = client.send(request, BodyHandlers.ofString());

        String traceId = response.headers().firstValue("X-Request-ID").orElseThrow();
        assertThat(command.lastHeaders().get("traceparent"))
                .containsExactly("00-%s-%s-01".formatted(traceId, traceId.substring(0, 16)));
        assertThat(command.lastHeaders())
                .doesNotContainKeys("Tracestate", "Baggage", "B3", "Uber-trace-id")
                .doesNotContainKeys("X-b3-traceid", "X-b3-spanid", "X-b3-parentspanid", "X-b3-sampled", "X-b3-flags");
        assertThat(send("POST", "/api/x").headers().firstValue("X-Request-ID")).isNotEqualTo(Optional.of(traceId));
    }

    @Test
    void moreWritesThanANodeAnswersSoonAreRefusedHereButUrgentOnesAndOperatorsGetIn() throws Exception {
        command.shut();
        List<CompletableFuture<HttpResponse<String>>> waiting = Stream.generate(
                        () -> client.sendAsync(request("POST", "/api/x").build(), BodyHandlers.ofString()))
                .limit(REQUESTS_AT_A_NODE)
                .toList();
        await().untilAsserted(() -> assertThat(command.requests()).hasSize(REQUESTS_AT_A_NODE));

        HttpResponse<String> refused = send("POST", "/api/refused");

        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.body()).contains("\"type\":\"urn:secureside:problem:overloaded\"", "same key");
        assertThat(refused.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(refused.headers().firstValue("Retry-After")).get().isIn("1", "2", "3");
        assertThat(command.requests()).doesNotContain("POST /api/refused");
        assertThat(send("GET", "/api/x").statusCode()).as("a read").isEqualTo(200);
        var urgent = client.sendAsync(
                request("POST", "/api/urgent").header("Priority", "i, u=1").build(), BodyHandlers.ofString());
        var order = client.sendAsync(request("POST", "/api/replays").build(), BodyHandlers.ofString());
        await().untilAsserted(() -> assertThat(command.requests()).contains("POST /api/urgent", "POST /api/replays"));
        command.open();
        assertThat(urgent.join().statusCode()).isEqualTo(200);
        assertThat(order.join().statusCode()).isEqualTo(200);
        waiting.forEach(CompletableFuture::join);
        assertThat(send("POST", "/api/x").statusCode())
                .as("when there is room again")
                .isEqualTo(200);
    }

    @Test
    void theMoreAreRefusedTheLongerTheyAreToldToStayAwayAndNotAllAlike() throws Exception {
        command.shut();
        List<CompletableFuture<HttpResponse<String>>> waiting = Stream.generate(
                        () -> client.sendAsync(request("POST", "/api/x").build(), BodyHandlers.ofString()))
                .limit(REQUESTS_AT_A_NODE)
                .toList();
        await().untilAsserted(() -> assertThat(command.requests()).hasSize(REQUESTS_AT_A_NODE));

        List<Integer> pauses = storm();

        assertThat(pauses.getFirst()).as("of the first").isBetween(1, 3);
        assertThat(pauses.subList(pauses.size() - 100, pauses.size()))
                .as("of the last")
                .allMatch(seconds -> seconds >= 4 && seconds < 60)
                .anyMatch(seconds -> seconds >= 10)
                .satisfies(last -> assertThat(Set.copyOf(last)).hasSizeGreaterThan(10));
        await().untilAsserted(() -> assertThat(send("POST", "/api/x").headers().firstValue("Retry-After"))
                .as("when hardly anybody comes any more")
                .get()
                .isIn("1", "2", "3"));
        command.open();
        waiting.forEach(CompletableFuture::join);
    }

    /** Comes for a place as often as it takes to be too many, and returns how long it was told to stay away each time. */
    private List<Integer> storm() throws IOException {
        String one = "POST /api/x HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\n\r\n";
        List<Integer> pauses = new ArrayList<>();
        for (int connection = 0; connection < 6; connection++) {
            String answers = exchange(one.repeat(900) + one.replaceFirst("\r\n\r\n$", "\r\nConnection: close\r\n\r\n"));
            RETRY_AFTER.matcher(answers).results().forEach(header -> pauses.add(Integer.parseInt(header.group(1))));
        }
        return pauses;
    }

    @Test
    void anOperatorReachesEachNodeByItsName() throws Exception {
        assertThat(send("GET", "/nodes/query-2/api/x?y=z").body()).startsWith("query-2 ");
        assertThat(send("GET", "/nodes/query-2/api/x").body()).startsWith("query-2 ");
        assertThat(send("POST", "/nodes/command-1/api/x").body()).startsWith("command ");

        assertThat(queries.getLast().requests()).containsExactly("GET /api/x?y=z", "GET /api/x");
        assertThat(queries.getFirst().requests()).isEmpty();
        assertThat(send("GET", "/nodes/query-3/api/x").statusCode()).isEqualTo(404);
        assertThat(send("GET", "/nodes/query-2/actuator").statusCode()).isEqualTo(404);
        assertThat(send("GET", "/nodes/query-2/api/../actuator").statusCode()).isEqualTo(404);
    }

    @Test
    void aNodeThatIsAskedForByNameIsNotReplacedByAnother() throws Exception {
        queries.getLast().close();

        HttpResponse<String> response = send("GET", "/nodes/query-2/api/x");

        assertThat(response.statusCode()).isEqualTo(502);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(queries.getFirst().requests()).isEmpty();
    }

    @Test
    void toOthersThanThisMachineTheWaysToTheNodesAreNotThere() throws Exception {
        try (HttpClient stranger = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .localAddress(InetAddress.getByName("127.0.0.2"))
                .build()) {
            HttpResponse<String> response =
                    stranger.send(request("GET", "/nodes/query-2/api/x").build(), BodyHandlers.ofString());

            assertThat(response.statusCode()).isEqualTo(404);
            assertThat(queries.getLast().requests()).isEmpty();
        }
    }

    @Test
    void aNodeThatIsGoneCostsNoReaderAnything() throws Exception {
        queries.getFirst().close();

        for (int i = 0; i < 10; i++) {
            assertThat(send("GET", "/api/x").body()).startsWith("query-2 ");
        }
    }

    @Test
    void aNodeThatCannotServeIsAskedAgainElsewhere() throws Exception {
        queries.getFirst().answerWith(503);

        for (int i = 0; i < 4; i++) {
            assertThat(send("GET", "/api/x").statusCode()).isEqualTo(200);
        }
        assertThat(queries.getFirst().requests()).isNotEmpty();
    }

    @Test
    void whatANodeRefusesIsPassedOnAsTheNodeSaidIt() throws Exception {
        command.answerWith(503);
        assertThat(send("POST", "/api/x").body()).startsWith("command ");

        command.answerWith(404);
        assertThat(send("POST", "/api/x").body()).startsWith("command ");
    }

    /** As often as a node that fails would be taken out (see decision 0111). */
    @Test
    void whatANodeGivesUpIsCarriedToNoOtherAndTheNodeStays() throws Exception {
        queries.getFirst().answerWith(429);

        for (int i = 0; i < 8; i++) {
            send("GET", "/api/x");
        }

        assertThat(queries).extracting(node -> node.requests().size()).containsExactly(4, 4);
    }

    @Test
    void howFarAMessageHasComeIsAskedOfTheCommandNodeOnlyIfItIsNotVisible() throws Exception {
        assertThat(send("GET", "/api/messages/x/state").body()).startsWith("query-");

        for (int wrong : List.of(400, 403, 500)) {
            queries.forEach(node -> node.answerWith(wrong));
            HttpResponse<String> answer = send("GET", "/api/messages/x/state");
            assertThat(answer.statusCode()).isEqualTo(wrong);
            assertThat(answer.body()).as("what the node says of it").startsWith("query-");
        }
        assertThat(command.requests()).isEmpty();

        queries.forEach(node -> node.answerWith(404));
        assertThat(send("GET", "/api/messages/x/state").body()).startsWith("command ");

        command.close();
        HttpResponse<String> unknown = send("GET", "/api/messages/x/state");
        assertThat(unknown.statusCode()).isEqualTo(502);
        assertThat(unknown.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    }

    @Test
    void whatOnlyTheCommandNodeKnowsIsAskedOfNoOther() throws Exception {
        command.close();

        HttpResponse<String> response = send("GET", "/api/intake");

        assertThat(response.statusCode()).isEqualTo(502);
        assertThat(response.body()).contains("\"status\":502");
        assertThat(queries).allMatch(node -> node.requests().isEmpty());
    }

    @Test
    void withoutAnyNodeTheClientIsToldWhenToTryAgain() throws Exception {
        command.close();

        HttpResponse<String> response = send("POST", "/api/x");

        assertThat(response.statusCode()).isEqualTo(502);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(response.headers().firstValue("Retry-After")).hasValue("1");
        assertThat(response.body()).contains("\"status\":502");
        assertThat(response.headers().firstValue("Server")).hasValue("nginx");
    }

    @Test
    void aBodyThatIsTooLongNeverReachesANode() throws Exception {
        HttpRequest request = request("POST", "/api/x")
                .method("POST", BodyPublishers.ofString("x".repeat(128 * 1024 + 1)))
                .build();

        HttpResponse<String> response = client.send(request, BodyHandlers.ofString());

        assertThat(response.statusCode()).isEqualTo(413);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(command.requests()).isEmpty();
    }

    /** Even where root starts nginx, in a folder that only root may enter. */
    @Test
    void aBodyWhoseChunksFillTheBufferManyTimesReachesTheNodeWhole() throws IOException {
        String body = "x".repeat(100_000);

        String answer =
                exchange("POST /api/x HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n"
                        + body.replace("x", "1\r\nx\r\n") + "0\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 200 ");
        assertThat(command.lastBody()).isEqualTo(body);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            nonsense\\r\\n\\r\\n                                                              | 400
            GET /api/x HTTP/1.1\\r\\n\\r\\n                                                   | 400
            GET /api/x HTTP/1.1\\r\\nHost: a\\r\\nHost: b\\r\\n\\r\\n                             | 400
            GET /api/x HTTP/1.1\\r\\nHost: a b\\r\\n\\r\\n                                      | 400
            GET /../../etc/passwd HTTP/1.1\\r\\nHost: a\\r\\n\\r\\n                              | 400
            GET /%zz HTTP/1.1\\r\\nHost: a\\r\\n\\r\\n                                           | 400
            CONNECT a:80 HTTP/1.1\\r\\nHost: a\\r\\n\\r\\n                                       | 400
            POST /api/x HTTP/1.1\\r\\nHost: a\\r\\nContent-Length: x\\r\\n\\r\\n                    | 400
            GET /api HTTP/1.1\\r\\nHost: a\\r\\n\\r\\n                                           | 404
            GET /problem/400 HTTP/1.1\\r\\nHost: a\\r\\n\\r\\n                                   | 404
            POST /nodes/command-1/api/x HTTP/1.1\\r\\nHost: a\\r\\nTransfer-Encoding: chunked\\r\\n\\r\\nzz\\r\\n | 400
            GET /api/neighborhoods/x/stream HTTP/1.1\\r\\nHost: a\\r\\nTransfer-Encoding: chunked\\r\\n\\r\\nzz\\r\\n | 400
            GET /api/messages/x/state HTTP/1.1\\r\\nHost: a\\r\\nTransfer-Encoding: chunked\\r\\n\\r\\nzz\\r\\n | 400
            GET /api/intake HTTP/1.1\\r\\nHost: a\\r\\nTransfer-Encoding: chunked\\r\\n\\r\\nzz\\r\\n | 400
            GET /api/messages/x/state HTTP/1.1\\r\\nHost: a\\r\\nContent-Length: 999999\\r\\n\\r\\n | 413
            GET /nowhere HTTP/1.0\\r\\n\\r\\n                                                  | 404
            GET /nowhere.html HTTP/1.1\\r\\nHost: a\\r\\n\\r\\n                                    | 404
            TRACE /api/x.gif HTTP/1.1\\r\\nHost: a\\r\\n\\r\\n                                   | 405
            GET /nodes/command-1/api HTTP/1.1\\r\\nHost: a\\r\\n\\r\\n                           | 404
            POST /nowhere HTTP/1.1\\r\\nHost: a\\r\\nTransfer-Encoding: chunked\\r\\n\\r\\nzz\\r\\n | 400
            TRACE /api/x HTTP/1.1\\r\\nHost: a\\r\\nTransfer-Encoding: chunked\\r\\n\\r\\nzz\\r\\n | 400
            POST /problem/400 HTTP/1.1\\r\\nHost: a\\r\\nTransfer-Encoding: chunked\\r\\n\\r\\nzz\\r\\n | 400
            GET /%zz HTTP/1.1\\r\\nHost: a\\r\\nContent-Length: 999999\\r\\n\\r\\n                    | 400
            TRACE /api/x HTTP/1.1\\r\\nHost: a\\r\\n\\r\\n                                       | 405
            POST /api/x HTTP/1.1\\r\\nHost: a\\r\\nContent-Length: 999999\\r\\n\\r\\n               | 413
            GET /api/LONG HTTP/1.1\\r\\nHost: a\\r\\n\\r\\n                                      | 414
            GET /api/x HTTP/1.1\\r\\nHost: a\\r\\nX-Long: LONG\\r\\n\\r\\n                          | 431
            POST /api/x HTTP/1.1\\r\\nHost: a\\r\\nTransfer-Encoding: sideways\\r\\n\\r\\n         | 501
            GET /api/x HTTP/9.9\\r\\nHost: a\\r\\n\\r\\n                                         | 505
            """)
    void whatNoNodeEverSeesIsAProblemOfItsStatus(String request, int status) throws IOException {
        String answer = raw(request.replace("\\r\\n", "\r\n").replace("LONG", "x".repeat(40_000)));

        assertThat(answer).startsWith("HTTP/1.1 " + status + " ");
        assertThat(answer).contains("Content-Type: application/problem+json\r\n", "\r\nX-Request-ID: ");
        assertThat(answer)
                .contains(
                        "\r\nX-Content-Type-Options: nosniff\r\n",
                        "\r\nX-Frame-Options: DENY\r\n",
                        "\r\nReferrer-Policy: no-referrer\r\n",
                        "\r\nContent-Security-Policy: default-src 'none'; frame-ancestors 'none'\r\n");
        assertThat(answer).endsWith("}").contains("\"status\":" + status + ",").doesNotContain("<html");
        assertThat(command.requests()).isEmpty();
        assertThat(queries).allMatch(node -> node.requests().isEmpty());
    }

    @Test
    void onlyWritersAreToldOfTheirKey() throws Exception {
        command.close();
        queries.forEach(StubNode::close);

        assertThat(send("GET", "/api/x").body()).contains("\"status\":502").contains("Ask again.");
        assertThat(send("POST", "/api/x").body()).contains("\"status\":502").contains("the same key");
    }

    private String raw(String request) throws IOException {
        return exchange(request.replaceFirst("\r\n\r\n$", "\r\nConnection: close\r\n\r\n"));
    }

    private String exchange(String request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(READ_TIMEOUT_MILLIS);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void outsideTheApiThereIsNothing() throws Exception {
        HttpResponse<String> response = send("GET", "/actuator/health");

        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(response.body()).contains("\"status\":404");
        assertThat(queries).allMatch(node -> node.requests().isEmpty());
    }

    @Test
    void theAccessLogTellsWhoAnsweredAndHowAndNoParameters() throws Exception {
        send("GET", "/api/x?access_token=secret");

        Path log = folder.resolve("access.log");
        await().until(() -> Files.size(log) > 0);
        assertThat(Files.readString(log))
                .contains("\"uri\":\"/api/x\"", "\"status\":200", "\"upstreamStatus\":\"200\"")
                .contains("\"upstream\":\"127.0.0.1:")
                .containsPattern("\"time\":\"\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d[+-]\\d\\d:\\d\\d\"")
                .containsPattern("\"seconds\":\\d+\\.\\d{3},")
                .containsPattern("\"connectSeconds\":\"\\d+\\.\\d{3}\"")
                .containsPattern("\"headerSeconds\":\"\\d+\\.\\d{3}\"")
                .containsPattern("\"responseSeconds\":\"\\d+\\.\\d{3}\"")
                .doesNotContain("secret");
    }

    @Test
    void theServersOwnLogTellsNoParametersEvenOfWhatFails() throws Exception {
        command.close();
        queries.forEach(StubNode::close);

        assertThat(send("GET", "/api/x?q=secret").statusCode()).isEqualTo(502);
        assertThat(send("POST", "/api/x?q=secret").statusCode()).isEqualTo(502);

        Path access = folder.resolve("access.log");
        await().untilAsserted(() -> assertThat(access).content().contains("\"status\":502"));
        assertThat(folder.resolve("nginx.log")).content().doesNotContain("secret");
    }

    @Test
    void aKilledMasterIsReplacedThoughItsWorkersHeldThePort() throws Exception {
        ProcessIdentity master = started.element();
        Family family = new Family(master, folder);
        await().until(() -> family.members().size() == 3);
        List<LinuxProcess> before = family.members();

        Signal.KILL.send(master.find().stream().toList());

        await().until(() -> started.size() == 2);
        assertThat(before).allMatch(member -> LinuxProcess.find(member.pid()).isEmpty());
        await().ignoreExceptions()
                .untilAsserted(
                        () -> assertThat(send("GET", "/api/x").statusCode()).isEqualTo(200));
    }

    private HttpResponse<String> send(String method, String path) throws IOException, InterruptedException {
        return client.send(request(method, path).build(), BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String method, String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d%s".formatted(port, path)))
                .method(method, BodyPublishers.noBody());
    }

    private final class Listener implements SupervisionListener {

        @Override
        public void started(ProcessSpec spec, ProcessIdentity identity, int restarts) {
            started.add(identity);
        }

        @Override
        public void died(ProcessSpec spec, String how, int restart) {}

        @Override
        public void readyAgain(ProcessSpec spec) {}
    }
}
