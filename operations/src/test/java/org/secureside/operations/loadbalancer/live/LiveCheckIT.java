package org.secureside.operations.loadbalancer.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.secureside.operations.loadbalancer.Configurations;
import org.secureside.operations.loadbalancer.finding.Finding;
import org.secureside.operations.loadbalancer.model.Address;

class LiveCheckIT {

    private final List<HttpServer> servers = new ArrayList<>();

    @AfterEach
    void stop() {
        servers.forEach(server -> server.stop(0));
    }

    @Test
    void threeDistinctReadyNodesAreAllRight() throws Exception {
        LiveReport report = check(pool(node("query-1", 401), node("query-2", 401), node("query-3", 404)));

        assertThat(report.findings()).isEmpty();
        assertThat(report.servers().stream().map(Sighting::node)).containsExactly("query-1", "query-2", "query-3");
    }

    @Test
    void twoAddressesOfOneNodeAreFound() throws Exception {
        assertThat(ids(check(pool(node("query-1", 401), node("query-1", 401), node("query-3", 401)))))
                .containsExactly("same-node-twice");
    }

    @Test
    void twoNamesOfOneAddressAreFoundThoughNobodySaysItsName() throws Exception {
        int port = node("", 200);

        assertThat(ids(check("upstream a { server 127.0.0.1:%d; server 127.1:%d; }".formatted(port, port))))
                .containsExactly("same-node-twice");
    }

    @Test
    void aPortWhereNothingListensIsFound() throws Exception {
        assertThat(ids(check(pool(node("query-1", 401), nobody())))).containsExactly("server-unreachable");
    }

    @Test
    void aPortOfSomethingElseIsFound() throws Exception {
        assertThat(ids(check(pool(node("query-1", 401), node("", 200))))).containsExactly("server-not-identified");
    }

    @Test
    void aNodeOfAnotherKindIsFound() throws Exception {
        assertThat(ids(check(pool(node("query-1", 401), node("command-1", 401)))))
                .containsExactly("foreign-node-in-pool");
    }

    @Test
    void aNodeThatCannotServeIsFound() throws Exception {
        assertThat(ids(check(pool(node("query-1", 401), node("query-2", 503))))).containsExactly("server-not-ready");
    }

    @Test
    void aNodeThatIsFarBehindOrHasNotCaughtUpSinceItsStartIsFound() throws Exception {
        int fresh = node("query-1", 401, "events=0, ms=120");
        int late = node("query-2", 401, "events=4000, ms=31000");
        int starting = node("query-3", 401, "events=4000");

        assertThat(check(pool(fresh, late, starting)).findings())
                .allMatch(finding -> finding.id().equals("server-not-ready"))
                .extracting(Finding::what)
                .containsExactly("it is 31 s behind", "it has not shown everything once since its start");
    }

    @Test
    void aNameThatNobodyKnowsIsFound() throws Exception {
        assertThat(ids(check("upstream a { server no-such-name.invalid:80; }"))).containsExactly("server-not-resolved");
    }

    @Test
    void aPoolOfOneWithThePortOfSomethingElseIsDoubtedIfOthersSayWhoTheyAre() throws Exception {
        LiveReport report = check(pool(node("query-1", 401), node("query-2", 401))
                + "upstream b { server 127.0.0.1:%d; }".formatted(node("", 200)));

        assertThat(report.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.id()).isEqualTo("server-not-identified");
            assertThat(finding.isError()).isFalse();
            assertThat(finding.what()).contains("upstream b");
        });
    }

    @Test
    void poolsWhoseNodesWereExchangedAreDoubtedByTheirNames() throws Exception {
        String exchanged =
                "upstream command_nodes { server 127.0.0.1:%d; } upstream query_nodes { server 127.0.0.1:%d; }"
                        .formatted(node("query-1", 401), node("command-1", 401));
        String right = "upstream command_nodes { server 127.0.0.1:%d; } upstream query_nodes { server 127.0.0.1:%d; }"
                .formatted(node("command-1", 401), node("query-1", 401));

        assertThat(check(exchanged).findings())
                .extracting(Finding::id, Finding::where)
                .containsExactly(
                        tuple("foreign-node-in-pool", "upstream command_nodes"),
                        tuple("foreign-node-in-pool", "upstream query_nodes"));
        assertThat(check(right).findings()).isEmpty();
    }

    @Test
    void aNameWithTwoNumbersIsAskedAtBoth() throws Exception {
        int port = node("query-1", 401);
        server(new InetSocketAddress("127.0.0.2", port), "query-2", 401, "");

        LiveReport report = check("upstream a { server %s:%d; }".formatted(NameOfTwoNumbers.NAME, port));

        assertThat(report.servers()).extracting(Sighting::node).containsExactlyInAnyOrder("query-1", "query-2");
    }

    @Test
    void serversThatNeverSayTheirNameAreNotHeldAgainstAnyone() throws Exception {
        assertThat(check(pool(node("", 200), node("", 200))).findings()).isEmpty();
    }

    @Test
    void theGivenNodesAreComparedWithThePool() throws Exception {
        int first = node("query-1", 401);
        int second = node("query-2", 401);
        int extra = node("query-3", 401);

        LiveReport report =
                LiveCheck.run(Configurations.http(pool(first, extra)), List.of(address(first), address(second)));

        assertThat(ids(report)).containsExactlyInAnyOrder("node-missing", "server-not-expected");
    }

    @Test
    void aGivenNodeThatOnlyWaitsForTheOthersToFailIsMissing() throws Exception {
        int first = node("query-1", 401);
        int second = node("query-2", 401);
        int third = node("query-3", 401);
        String pool = pool(first, second, third).replace(third + ";", third + " backup;");

        assertThat(ids(given(pool, first, second, third))).containsExactly("node-missing");
    }

    @Test
    void aGivenNodeInAPoolThatNothingIsPassedToIsMissing() throws Exception {
        int first = node("query-1", 401);
        int second = node("query-2", 401);
        String pools = pool(first) + "upstream b { server 127.0.0.1:%d; }".formatted(second);

        assertThat(ids(given(pools, first, second))).containsExactly("node-missing");
    }

    private static LiveReport given(String http, int... ports) throws InterruptedException {
        return LiveCheck.run(
                Configurations.http(http),
                Arrays.stream(ports).mapToObj(LiveCheckIT::address).toList());
    }

    private static LiveReport check(String http) throws InterruptedException {
        return LiveCheck.run(Configurations.http(http), List.of());
    }

    private static String pool(int... ports) {
        StringBuilder text = new StringBuilder("upstream a {\n");
        for (int port : ports) {
            text.append("server 127.0.0.1:").append(port).append(";\n");
        }
        return text.append("}\nserver { location / { proxy_pass http://a; } }\n")
                .toString();
    }

    private int node(String name, int status) throws IOException {
        return node(name, status, "");
    }

    private int node(String name, int status, String lag) throws IOException {
        return server(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), name, status, lag)
                .getAddress()
                .getPort();
    }

    private HttpServer server(InetSocketAddress address, String name, int status, String lag) throws IOException {
        HttpServer server = HttpServer.create(address, 0);
        server.createContext("/", exchange -> {
            if (!name.isEmpty()) {
                exchange.getResponseHeaders().set("SecureSide-Node", name);
            }
            if (!lag.isEmpty()) {
                exchange.getResponseHeaders().set("SecureSide-Lag", lag);
            }
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        server.start();
        servers.add(server);
        return server;
    }

    private static int nobody() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static Address address(int port) {
        return Address.parse("127.0.0.1:" + port).orElseThrow();
    }

    private static Set<String> ids(LiveReport report) {
        return report.findings().stream().map(Finding::id).collect(Collectors.toSet());
    }
}
