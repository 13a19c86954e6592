package org.secureside.query.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.secureside.api.message.MessageId;
import org.secureside.query.QueryNode;
import org.secureside.web.HttpProbe;
import org.secureside.web.TestIssuer;
import org.secureside.web.documentation.ApiDocument;
import org.secureside.web.fuzz.Inputs;
import org.secureside.web.fuzz.Watch;

/** Whatever is sent, the answer is one that a client can work with, and tells nothing of the server or of others. */
class FuzzIT extends QueryNode {

    private static final int TRIES = 60;
    private static final String NO_REPLAY = "00000000-0000-4000-8000-000000000000";
    private static final String AUDITOR = TestIssuer.TRUSTED.token("ada", "resident", "auditor");

    private static final List<String> PARAMETERS =
            List.of("limit", "before", "after", "kind", "author", "state", "from", "to", "q", "replies", "unknown");

    private static final List<String> HEADERS = List.of(
            "Accept",
            "Accept-Encoding",
            "Accept-Language",
            "Cache-Control",
            "If-Match",
            "If-Modified-Since",
            "If-None-Match",
            "Last-Event-ID",
            "Prefer",
            "Range",
            "Read-After",
            "X-HTTP-Method-Override",
            "X-Request-ID");

    private Watch watch;
    private ApiDocument document;
    private MessageId message;

    @BeforeEach
    void watchTheNode() throws Exception {
        document = ApiDocument.of(http);
        message = recorded.message(mapleStreet, BOB, "Hello " + Watch.SECRET);
        getAfter(sent(message), street(), ADAS_TOKEN);
        watch = new Watch();
    }

    @AfterEach
    void nothingPrivateIsInTheLog() {
        try (Watch log = watch) {
            log.requireDiscretion(AUDITOR, AUDITOR.substring(AUDITOR.lastIndexOf('.')));
        }
    }

    @Test
    void anyParameterIsAnsweredAsDescribed() throws Exception {
        Arbitrary<String> queries = Combinators.combine(Arbitraries.of(PARAMETERS), Inputs.texts())
                .as((name, text) -> name + "=" + encoded(text))
                .list()
                .ofMaxSize(3)
                .map(parameters -> String.join("&", parameters));
        for (String query : some(queries)) {
            for (String route : routesThatEnd()) {
                HttpProbe.Answer answer =
                        http.send("GET", pathOf(route) + "?" + query, AUDITOR, "", Map.of("Prefer", "wait=0"));

                Watch.requireDecent(answer);
                assertThat(document.differences(route, answer)).as(query).isEmpty();
            }
        }
    }

    @Test
    void anyNameOfAParameterIsAnsweredAsDescribed() throws Exception {
        for (String query : some(Inputs.queries(PARAMETERS), TRIES / 3)) {
            for (String route : routesThatEnd()) {
                HttpProbe.Answer answer =
                        http.send("GET", pathOf(route) + "?" + query, AUDITOR, "", Map.of("Prefer", "wait=0"));

                Watch.requireDecent(answer);
                assertThat(document.differences(route, answer)).as(query).isEmpty();
            }
        }
    }

    @Test
    void anyNameOfAHeaderIsAnsweredDecently() throws Exception {
        for (List<Map.Entry<String, String>> headers : some(Inputs.headers(HEADERS), TRIES / 3)) {
            for (String route : routesThatEnd()) {
                Watch.requireDecent(http.send("GET", pathOf(route), AUDITOR, BodyPublishers.noBody(), headers));
            }
        }
    }

    @Test
    void anyHeaderIsAnsweredDecently() throws Exception {
        for (String name : HEADERS) {
            for (String value : some(Inputs.headerValues(), TRIES / 10)) {
                for (String route : routesThatEnd()) {
                    Watch.requireDecent(http.send("GET", pathOf(route), AUDITOR, "", Map.of(name, value)));
                }
            }
        }
    }

    /** HEAD looks at all that a stream is asked with, and opens none. */
    @Test
    void anyIdToGoOnFromIsAnsweredDecently() throws Exception {
        Arbitrary<String> ids = Arbitraries.oneOf(
                Inputs.headerValues(),
                Arbitraries.strings().numeric().ofMinLength(1).ofMaxLength(40),
                Arbitraries.longs().map(String::valueOf));
        for (String id : some(ids)) {
            HttpProbe.Answer answer = http.send("HEAD", street() + "/stream", AUDITOR, "", Map.of("Last-Event-ID", id));

            Watch.requireDecent(answer, true);
            assertThat(answer.status()).as(id).isIn(200, 400);
        }
    }

    @Test
    void anyPartOfAnAddressIsAnsweredDecently() throws Exception {
        List<String> routes =
                routesThatEnd().stream().filter(route -> route.contains("{")).toList();
        for (String segment : some(Inputs.segments(), TRIES / 2)) {
            for (String route : routes) {
                String path = route.substring(route.indexOf(' ') + 1);
                String last = path.substring(path.lastIndexOf('{'), path.lastIndexOf('}') + 1);

                Watch.requireDecent(http.send("GET", pathOf(route.replace(last, segment)), AUDITOR, "", Map.of()));
            }
        }
    }

    @Test
    void anyAddressIsAnsweredDecently() throws Exception {
        for (List<String> segments : some(Inputs.segments().list().ofMaxSize(6))) {
            String method =
                    Arbitraries.of("GET", "HEAD", "POST", "DELETE", "BREW").sample();
            String address = "/" + String.join("/", segments);

            Watch.requireDecent(http.send(method, address, AUDITOR, "", Map.of()), method.equals("HEAD"));
        }
    }

    @Test
    void anyQuestionToTheLedgerIsAnsweredAsDescribed() throws Exception {
        for (String json : some(Inputs.json())) {
            HttpProbe.Answer answer = http.send(
                    "POST",
                    "/api/ledger",
                    AUDITOR,
                    BodyPublishers.ofString(json),
                    Map.of("Content-Type", "application/json"));

            Watch.requireDecent(answer);
            assertThat(document.differences("POST /api/ledger", answer))
                    .as(json)
                    .isEmpty();
        }
    }

    @Test
    void nothingThatIsAskedShowsAStrangerWhatWasSaid() throws Exception {
        for (String query : some(Inputs.texts().map(text -> "q=" + encoded(text)), TRIES / 10)) {
            for (String route : routesThatEnd()) {
                HttpProbe.Answer answer = http.send("GET", pathOf(route) + "?" + query, EVES_TOKEN, "", Map.of());

                assertThat(answer.text()).doesNotContain("Hello " + Watch.SECRET);
            }
        }
    }

    private static <T> List<T> some(Arbitrary<T> inputs) {
        return some(inputs, TRIES);
    }

    private static <T> List<T> some(Arbitrary<T> inputs, int count) {
        Stream<T> sample = inputs.sampleStream();
        return sample.limit(count).toList();
    }

    private List<String> routesThatEnd() {
        return document.routes().stream()
                .filter(route -> route.startsWith("GET /api/")
                        && Stream.of("/stream", "/progress", "/export").noneMatch(route::endsWith))
                .toList();
    }

    private String pathOf(String route) {
        return route.substring(route.indexOf(' ') + 1)
                .replace("{neighborhood}", mapleStreet.toString())
                .replace("{message}", message.toString())
                .replace("{replay}", NO_REPLAY)
                .replace("{resident}", "bob")
                .replace("{emoji}", "%F0%9F%91%8D")
                .replace("{position}", "1");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
