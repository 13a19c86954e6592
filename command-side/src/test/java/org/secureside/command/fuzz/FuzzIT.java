package org.secureside.command.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.secureside.command.CommandNode;
import org.secureside.command.access.Routes;
import org.secureside.web.HttpProbe;
import org.secureside.web.TestIssuer;
import org.secureside.web.documentation.ApiDocument;
import org.secureside.web.fuzz.Inputs;
import org.secureside.web.fuzz.Watch;

/** Whatever is sent: no server error, no word about the inside in an answer, nothing private in the log. */
class FuzzIT {

    private static final String ADA = TestIssuer.TRUSTED.token("ada", "resident", "auditor", "admin");

    private static final List<String> HEADERS = List.of(
            "Accept",
            "Accept-Encoding",
            "Accept-Language",
            "Content-Encoding",
            "Content-Language",
            "Content-Type",
            "Cookie",
            "Forwarded",
            "If-Match",
            "Idempotency-Key",
            "Origin",
            "Prefer",
            "Range",
            "X-Forwarded-For",
            "X-HTTP-Method-Override",
            "X-Request-ID");

    private static CommandNode node;
    private static ApiDocument document;
    private static Routes.Street street;
    private static Watch watch;

    @BeforeContainer
    static void watchANode() throws Exception {
        node = CommandNode.shared();
        document = ApiDocument.of(node.http());
        street = Routes.Street.open(node);
        watch = new Watch();
    }

    @AfterContainer
    static void nothingPrivateIsInTheLog() {
        try (Watch log = watch) {
            log.requireDiscretion(ADA, ADA.substring(ADA.lastIndexOf('.')));
        }
    }

    @Property(tries = 200, shrinking = ShrinkingMode.OFF)
    void anyBodyIsAnsweredAsDescribed(@ForAll("routes") String route, @ForAll("json") String body) throws Exception {
        HttpProbe.Answer answer =
                send(route, ADA, body.getBytes(StandardCharsets.UTF_8), Map.of("Content-Type", "application/json"));

        Watch.requireDecent(answer);
        assertThat(document.differences(route, answer)).isEmpty();
    }

    @Property(tries = 100, shrinking = ShrinkingMode.OFF)
    void anyBytesAreAnsweredAsDescribed(@ForAll("routes") String route, @ForAll byte[] body) throws Exception {
        HttpProbe.Answer answer = send(route, ADA, body, Map.of("Content-Type", "application/json"));

        Watch.requireDecent(answer);
        assertThat(document.differences(route, answer)).isEmpty();
    }

    @Property(tries = 200, shrinking = ShrinkingMode.OFF)
    void anyHeadersAreAnsweredDecently(
            @ForAll("routes") String route,
            @ForAll("headerNames") List<String> names,
            @ForAll("headerValues") String value)
            throws Exception {
        Map<String, String> headers = new HashMap<>(Map.of("Content-Type", "application/json"));
        names.forEach(name -> headers.put(name, value));

        Watch.requireDecent(send(route, ADA, "{\"body\":\"x\"}".getBytes(StandardCharsets.UTF_8), headers));
    }

    @Property(tries = 200, shrinking = ShrinkingMode.OFF)
    void anyNamesOfParametersAndHeadersAreAnsweredDecently(
            @ForAll("routes") String route,
            @ForAll("queries") String query,
            @ForAll("namedHeaders") List<Map.Entry<String, String>> named)
            throws Exception {
        List<Map.Entry<String, String>> headers = new ArrayList<>(named);
        headers.add(Map.entry("Content-Type", "application/json"));
        headers.add(Map.entry("Idempotency-Key", CommandNode.newKey()));

        Watch.requireDecent(node.http()
                .send(
                        methodOf(route),
                        Routes.pathOf(route, street) + "?" + query,
                        ADA,
                        BodyPublishers.ofString("{\"body\":\"x\"}"),
                        headers));
    }

    @Property(tries = 50, shrinking = ShrinkingMode.OFF)
    void anyTokenThatIsNoneOfOursIsRefused(@ForAll("routes") String route, @ForAll("headerValues") String token)
            throws Exception {
        HttpProbe.Answer answer =
                send(route, "", new byte[0], Map.of("Authorization", "Bearer " + Watch.SECRET + token));

        Watch.requireDecent(answer);
        assertThat(answer.status()).isEqualTo(401);
    }

    @Property(tries = 300, shrinking = ShrinkingMode.OFF)
    void anyAddressIsAnsweredDecently(@ForAll("methods") String method, @ForAll("segments") List<String> path)
            throws Exception {
        String address = "/" + String.join("/", path);

        Watch.requireDecent(
                node.http().send(method, address, ADA, "", Map.of("Idempotency-Key", "key")), method.equals("HEAD"));
    }

    @Provide
    Arbitrary<String> routes() {
        return Arbitraries.of(Routes.served(node));
    }

    @Provide
    Arbitrary<String> json() {
        return Inputs.json();
    }

    @Provide
    Arbitrary<String> headerValues() {
        return Inputs.headerValues();
    }

    @Provide
    Arbitrary<String> queries() {
        return Inputs.queries(List.of("from", "to", "limit"));
    }

    @Provide
    Arbitrary<List<Map.Entry<String, String>>> namedHeaders() {
        return Inputs.headers(HEADERS);
    }

    @Provide
    Arbitrary<List<String>> headerNames() {
        return Arbitraries.of(HEADERS).list().ofMinSize(1).ofMaxSize(3).uniqueElements();
    }

    @Provide
    Arbitrary<String> methods() {
        return Arbitraries.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "BREW", "PROPFIND");
    }

    @Provide
    Arbitrary<List<String>> segments() {
        return Inputs.segments().list().ofMaxSize(6);
    }

    private static String methodOf(String route) {
        return route.substring(0, route.indexOf(' '));
    }

    private static HttpProbe.Answer send(String route, String token, byte[] body, Map<String, String> headers)
            throws Exception {
        Map<String, String> all = new HashMap<>(headers);
        all.putIfAbsent("Idempotency-Key", CommandNode.newKey());
        if (Routes.readsIfMatch(route, node)) {
            all.putIfAbsent("If-Match", "*");
        }
        return node.http()
                .send(methodOf(route), Routes.pathOf(route, street), token, BodyPublishers.ofByteArray(body), all);
    }
}
