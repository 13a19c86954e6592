package org.secureside.command.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.secureside.command.CommandNode;
import org.secureside.web.Heads;
import org.secureside.web.HttpProbe;
import org.secureside.web.TestIssuer;

/** Walks every route with every role. A route that is not listed here fails the test. */
class AccessIT {

    private static final Set<String> EVERYBODY = Set.of("nobody", "none", "resident", "moderator", "admin", "auditor");
    private static final Set<String> RESIDENTS = Set.of("resident", "moderator");
    private static final Set<String> ADMINS = Set.of("admin");
    private static final Set<String> AUDITORS = Set.of("auditor");

    /** Who may, by route. Admins write nothing by being admins, and auditors nothing at all. */
    private static final Map<String, Set<String>> MAY = Map.ofEntries(
            Map.entry("POST /api/neighborhoods", RESIDENTS),
            Map.entry("PATCH /api/neighborhoods/{neighborhood}", RESIDENTS),
            Map.entry("PUT /api/neighborhoods/{neighborhood}/members/{resident}", RESIDENTS),
            Map.entry("PATCH /api/neighborhoods/{neighborhood}/members/{resident}", RESIDENTS),
            Map.entry("DELETE /api/neighborhoods/{neighborhood}/members/{resident}", RESIDENTS),
            Map.entry("POST /api/neighborhoods/{neighborhood}/messages", RESIDENTS),
            Map.entry("PUT /api/neighborhoods/{neighborhood}/read-marker", RESIDENTS),
            Map.entry("PATCH /api/messages/{message}", RESIDENTS),
            Map.entry("DELETE /api/messages/{message}", RESIDENTS),
            Map.entry("POST /api/messages/{message}/removal", RESIDENTS),
            Map.entry("PUT /api/messages/{message}/reactions/{emoji}", RESIDENTS),
            Map.entry("DELETE /api/messages/{message}/reactions/{emoji}", RESIDENTS),
            Map.entry("POST /api/operations/load-balancer-changes", Set.of("admin")),
            Map.entry("POST /api/replays", ADMINS),
            Map.entry("POST /api/replays/{replay}/pause", ADMINS),
            Map.entry("POST /api/replays/{replay}/resume", ADMINS),
            Map.entry("POST /api/replays/{replay}/cancel", ADMINS),
            Map.entry("POST /api/dead-letters/{projection}/{sequence}/retry", ADMINS),
            Map.entry("POST /api/dead-letters/{projection}/{sequence}/discard", ADMINS),
            Map.entry("GET /api/messages/{message}/state", RESIDENTS),
            Map.entry("GET /api/intake", ADMINS),
            Map.entry("POST /api/intake/drains", ADMINS),
            Map.entry("POST /api/intake/refusals", ADMINS),
            Map.entry("POST /api/intake/dismissals", ADMINS),
            Map.entry("GET /api/intake/promises", AUDITORS),
            Map.entry("POST /api/ledger", AUDITORS),
            Map.entry("GET /v3/api-docs", EVERYBODY));

    private final CommandNode node = CommandNode.shared();

    @Test
    void everyRouteOpensToThoseWhoMayAndToNobodyElse() throws Exception {
        Map<String, HttpProbe.Answer> wrong = new LinkedHashMap<>();

        for (String route : Routes.served(node)) {
            assertThat(MAY).as("the route is new: say here who may").containsKey(route);
            for (String role : EVERYBODY) {
                HttpProbe.Answer answer = Routes.call(route, node, Routes.Street.open(node), tokenOf(role));
                boolean asExpected = MAY.get(route).contains(role)
                        ? Routes.isOpen(route, answer)
                        : answer.status() == (role.equals("nobody") ? 401 : 403);
                if (!asExpected) {
                    wrong.put(route + " as " + role, answer);
                }
            }
        }

        assertThat(wrong).isEmpty();
        assertThat(Routes.served(node)).containsExactlyInAnyOrderElementsOf(MAY.keySet());
    }

    @Test
    void aHeadIsAnsweredLikeTheReadWithoutItsBody() throws Exception {
        Routes.Street street = Routes.Street.open(node);
        List<String> reads = Stream.concat(Routes.served(node).stream(), Stream.of("GET /api/docs/index.html"))
                .filter(route -> route.startsWith("GET "))
                .toList();
        List<String> differences = new ArrayList<>();

        for (String route : reads) {
            for (String role : EVERYBODY) {
                differences.addAll(Heads.differences(node.http(), Routes.addressOf(route, street), tokenOf(role)));
            }
        }

        assertThat(reads).hasSizeGreaterThan(3);
        assertThat(differences).isEmpty();
    }

    @Test
    void theOnlyOtherRoutesShowTheDocumentation() {
        Set<String> all = new TreeSet<>(Routes.servedBy("", node));
        all.removeAll(Routes.served(node));

        assertThat(all).containsExactly("GET /api/docs", "GET /api/docs/{name}");
    }

    /** It asks nobody who they are. */
    @Test
    void theManagementPortIsForThisMachineUnlessToldOtherwise() {
        assertThat(node.property("management.server.address")).isEqualTo("127.0.0.1");
    }

    @Test
    void residentsOfOtherStreetsReachNothing() throws Exception {
        String mallory = TestIssuer.TRUSTED.token("mallory", "resident", "moderator");
        Map<String, HttpProbe.Answer> wrong = new LinkedHashMap<>();

        for (String route : Routes.served(node)) {
            if (route.contains("{")) {
                HttpProbe.Answer answer = Routes.call(route, node, Routes.Street.open(node), mallory);
                if (answer.status() != (route.contains("{message}") ? 404 : 403)) {
                    wrong.put(route, answer);
                }
            }
        }

        assertThat(wrong).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET / 404",
                "GET /error 403",
                "GET /actuator 404",
                "GET /actuator/health 404",
                "GET /api 404",
                "GET /api/ledger 405",
                "GET /api/neighborhoods 405",
                "PUT /api/neighborhoods 405",
                "POST /api/neighborhoods/ 404",
                "GET /api/neighborhoods/x/y/z 404",
                "GET /api//neighborhoods 400",
                "GET /api/./neighborhoods 400",
                "GET /api/neighborhoods;x=y 400",
                "GET /api/%2e%2e/error 400",
                "GET /v3/api-docs/ 404",
                "POST /v3/api-docs 405",
                "BREW /api/neighborhoods 400",
                "OPTIONS /api/nowhere 404"
            })
    void whatIsNoRouteIsToldSo(String request) throws Exception {
        String[] parts = request.split(" ", 3);

        HttpProbe.Answer answer = node.http().send(parts[0], parts[1], tokenOf("resident"), "", Map.of());

        assertThat(answer.status()).as(answer.text()).isEqualTo(Integer.parseInt(parts[2]));
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
    }

    @ParameterizedTest
    @CsvSource({
        "PUT, /api/neighborhoods, GET POST HEAD OPTIONS", // what the query side serves, too
        "DELETE, /api/neighborhoods/x/search, GET HEAD OPTIONS", // what only the query side serves
        "GET, /api/neighborhoods, POST", // as it is asked of this side: nginx never does
    })
    void whoeverUsesTheWrongMethodIsToldAllThatThereAre(String method, String path, String allowed) throws Exception {
        HttpProbe.Answer answer = node.http().send(method, path, tokenOf("resident"), "", Map.of());

        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.header("Allow").split(", *", -1)).containsExactlyInAnyOrder(allowed.split(" ", -1));
    }

    @ParameterizedTest
    @CsvSource({
        "/api/neighborhoods, GET HEAD POST OPTIONS",
        "/api/neighborhoods/x/search, GET HEAD OPTIONS",
        "/api/messages/x, GET HEAD PATCH DELETE OPTIONS",
        "/api/messages/x/removal, POST OPTIONS"
    })
    void whoeverAsksForTheMethodsIsToldThoseOfBothSides(String path, String allowed) throws Exception {
        HttpProbe.Answer answer = node.http().send("OPTIONS", path, tokenOf("resident"), "", Map.of());

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text()).isEmpty();
        assertThat(answer.header("Allow").split(", *", -1)).containsExactlyInAnyOrder(allowed.split(" ", -1));
        assertThat(node.http().send("OPTIONS", path, "", "", Map.of()).status())
                .as("without a token")
                .isEqualTo(401);
    }

    private static String tokenOf(String role) {
        return switch (role) {
            case "nobody" -> "";
            case "none" -> TestIssuer.TRUSTED.token("ada");
            default -> TestIssuer.TRUSTED.token("ada", role);
        };
    }
}
