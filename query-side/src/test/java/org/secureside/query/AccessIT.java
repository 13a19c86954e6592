package org.secureside.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.secureside.api.EntityTag;
import org.secureside.api.message.MessageId;
import org.secureside.web.Heads;
import org.secureside.web.HttpProbe;
import org.secureside.web.TestIssuer;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.env.Environment;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Walks every route with every role. A route that is not listed here fails the test. */
class AccessIT extends QueryNode {

    private static final Set<String> EVERYBODY = Set.of("nobody", "none", "resident", "moderator", "admin", "auditor");
    private static final Set<String> RESIDENTS = Set.of("resident", "moderator");
    private static final Set<String> ADMINS = Set.of("admin");
    private static final Set<String> AUDITORS = Set.of("auditor");

    /** Who may, by route. Admins read nothing by being admins. */
    private static final Map<String, Set<String>> MAY = Map.ofEntries(
            Map.entry("GET /api/neighborhoods", RESIDENTS),
            Map.entry("GET /api/neighborhoods/{neighborhood}", RESIDENTS),
            Map.entry("GET /api/neighborhoods/{neighborhood}/members", RESIDENTS),
            Map.entry("GET /api/neighborhoods/{neighborhood}/members/{resident}", RESIDENTS),
            Map.entry("GET /api/neighborhoods/{neighborhood}/messages", RESIDENTS),
            Map.entry("GET /api/neighborhoods/{neighborhood}/read-marker", RESIDENTS),
            Map.entry("GET /api/neighborhoods/{neighborhood}/search", RESIDENTS),
            Map.entry("GET /api/neighborhoods/{neighborhood}/stream", RESIDENTS),
            Map.entry("GET /api/messages/{message}", RESIDENTS),
            Map.entry("GET /api/messages/{message}/reactions/{emoji}", RESIDENTS),
            Map.entry("GET /api/messages/{message}/replies", RESIDENTS),
            Map.entry("GET /api/messages/{message}/state", RESIDENTS),
            Map.entry("GET /api/messages/{message}/versions", RESIDENTS),
            Map.entry("GET /api/history/delays", AUDITORS),
            Map.entry("GET /api/history/events", AUDITORS),
            Map.entry("GET /api/history/events/{position}", AUDITORS),
            Map.entry("GET /api/history/here", AUDITORS),
            Map.entry("GET /api/history/incident", AUDITORS),
            Map.entry("GET /api/history/looks", AUDITORS),
            Map.entry("GET /api/history/messages/{message}", AUDITORS),
            Map.entry("GET /api/history/neighborhoods/{neighborhood}/messages", AUDITORS),
            Map.entry("GET /api/replays", ADMINS),
            Map.entry("GET /api/replays/{replay}", ADMINS),
            Map.entry("GET /api/replays/{replay}/progress", ADMINS),
            Map.entry("GET /api/nodes", ADMINS),
            Map.entry("GET /api/dead-letters", ADMINS),
            Map.entry("POST /api/ledger", AUDITORS),
            Map.entry("GET /api/history/check", AUDITORS),
            Map.entry("GET /api/history/export", AUDITORS),
            Map.entry("GET /api/history/export/manifest", AUDITORS),
            Map.entry("GET /api/history/heads", AUDITORS),
            Map.entry("GET /api/history/messages/{message}/proofs", AUDITORS),
            Map.entry("GET /api/history/proofs/consistency", AUDITORS),
            Map.entry("GET /api/history/proofs/inclusion", AUDITORS),
            Map.entry("GET /v3/api-docs", EVERYBODY));

    @Autowired
    @Qualifier("requestMappingHandlerMapping") private RequestMappingHandlerMapping mappings;

    @Autowired
    private Environment environment;

    private MessageId message;
    private EntityTag replay;

    @BeforeEach
    void recordWhateverCanBeShown() throws Exception {
        message = recorded.message(mapleStreet, ADA, "Hello");
        recorded.react(message, ADA, "👍");
        getAfter(recorded.markRead(message, ADA), street(), ADAS_TOKEN);
        awaitInHistory(message);
        replay = recorded.replay(ADA);
        getAfter(replay, "/api/replays", TestIssuer.TRUSTED.token("ada", "admin"));
    }

    @Test
    void everyRouteOpensToThoseWhoMayAndToNobodyElse() throws Exception {
        Map<String, Integer> wrong = new LinkedHashMap<>();

        for (String route : routes()) {
            assertThat(MAY).as("the route is new: say here who may").containsKey(route);
            for (String role : EVERYBODY) {
                int status = call(route, role);
                boolean may = MAY.getOrDefault(route, Set.of()).contains(role);
                int expected = may ? 200 : role.equals("nobody") ? 401 : 403;
                if (status != expected) {
                    wrong.put(route + " as " + role, status);
                }
            }
        }

        assertThat(wrong).isEmpty();
        assertThat(routes()).containsExactlyInAnyOrderElementsOf(MAY.keySet());
    }

    /** To where errors are told no client gets: the filters and the container send on what they refuse. */
    @Test
    void theOnlyOtherRoutesShowTheDocumentationAndTellOfErrors() {
        assertThat(Routes.servedByOthers(mappings))
                .containsExactly("ANY /error", "GET /api/docs", "GET /api/docs/{name}");
    }

    @Test
    void residentsOfOtherStreetsReachNothing() throws Exception {
        Map<String, Integer> wrong = new LinkedHashMap<>();

        for (String route : routes()) {
            if (route.contains("{") && MAY.getOrDefault(route, Set.of()).equals(RESIDENTS)) {
                int status = http.send(isEndless(route) ? "HEAD" : "GET", pathOf(route), EVES_TOKEN, "", Map.of())
                        .status();
                if (status != (route.contains("{message}") ? 404 : 403)) {
                    wrong.put(route, status);
                }
            }
        }

        assertThat(wrong).isEmpty();
    }

    /** It asks nobody who they are. */
    @Test
    void theManagementPortIsForThisMachineUnlessToldOtherwise() {
        assertThat(environment.getProperty("management.server.address")).isEqualTo("127.0.0.1");
    }

    @Test
    void whatNoRuleOpensIsShut() throws Exception {
        for (String route : new String[] {
            "GET /",
            "GET /error",
            "GET /actuator/health",
            "GET /api/ledger",
            "PUT /api/neighborhoods",
            "DELETE /api/messages/x",
            "GET /api/neighborhoods/x/y/z",
            "GET /api//neighborhoods",
            "TRACE /api/neighborhoods"
        }) {
            String[] parts = route.split(" ", 2);
            HttpProbe.Answer answer = http.send(parts[0], parts[1], ADAS_TOKEN, "", Map.of());
            assertThat(answer.status()).as(route).isIn(400, 403, 404, 405);
            assertThat(answer.header("Content-Type")).as(route).isEqualTo("application/problem+json");
        }
    }

    @Test
    void whoeverAsksForTheMethodsIsToldThoseOfBothSides() throws Exception {
        HttpProbe.Answer answer = http.send("OPTIONS", "/api/messages/x", ADAS_TOKEN, "", Map.of());

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Allow").split(", *", -1))
                .containsExactlyInAnyOrder("GET", "HEAD", "OPTIONS", "PATCH", "DELETE");
    }

    @Test
    void aHeadIsAnsweredLikeTheReadWithoutItsBody() throws Exception {
        List<String> differences = new ArrayList<>();
        for (String route : routes()) {
            if (route.startsWith("GET ") && !isEndless(route)) {
                for (String role : EVERYBODY) {
                    differences.addAll(Heads.differences(http, pathOf(route), tokenOf(role)));
                }
            }
        }

        assertThat(differences).isEmpty();
    }

    private int call(String route, String role) throws Exception {
        String method = route.substring(0, route.indexOf(' '));
        String body = method.equals("POST") ? "{\"messageIds\":[\"" + message + "\"]}" : "";
        return http.send(isEndless(route) ? "HEAD" : method, pathOf(route), tokenOf(role), body, Map.of())
                .status();
    }

    private String pathOf(String route) {
        return Routes.answerable(route.substring(route.indexOf(' ') + 1)
                .replace("{neighborhood}", mapleStreet.toString())
                .replace("{message}", message.toString())
                .replace("{replay}", replay.id().toString()));
    }

    private static boolean isEndless(String route) {
        return route.endsWith("/stream") || route.endsWith("/progress");
    }

    private static String tokenOf(String role) {
        return role.equals("nobody")
                ? ""
                : TestIssuer.TRUSTED.token("ada", role.equals("none") ? new String[] {} : new String[] {role});
    }

    private Set<String> routes() {
        return Routes.served(mappings).keySet();
    }
}
