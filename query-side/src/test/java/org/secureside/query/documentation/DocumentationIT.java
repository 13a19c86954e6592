package org.secureside.query.documentation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.lang.reflect.Parameter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.secureside.api.EntityTag;
import org.secureside.api.message.Alert;
import org.secureside.api.message.AlertSeverity;
import org.secureside.api.message.MessageId;
import org.secureside.api.message.Place;
import org.secureside.api.replay.ReplayId;
import org.secureside.query.QueryNode;
import org.secureside.query.Routes;
import org.secureside.web.HttpProbe;
import org.secureside.web.TestIssuer;
import org.secureside.web.documentation.ApiDocument;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;

/** The OpenAPI document says what the node does, and all of it. */
class DocumentationIT extends QueryNode {

    private static final String AUDITOR = TestIssuer.TRUSTED.token("ada", "resident", "auditor", "admin");

    /** What is read from every read's header fields, before any controller is asked. */
    private static final Set<String> READ_FROM_EVERY_READ = Set.of("Cache-Control", "Prefer", "Read-After");

    /** What Spring reads from the header fields of requests, wherever an answer has a tag. */
    private static final String CONDITION = "If-None-Match";

    /** What the command side tells at the same address, of messages that are not shown yet. */
    private static final Set<String> TOLD_BY_THE_COMMAND_SIDE = Set.of("since");

    /** What there is where there are several nodes, and a command node with a journal. */
    private static final Set<String> TOLD_OF_OTHER_NODES = Set.of("unreachable", "journaledAt", "acknowledged");

    @Autowired
    @Qualifier("requestMappingHandlerMapping") private RequestMappingHandlerMapping mappings;

    @Autowired
    private JdbcClient jdbc;

    private ApiDocument document;
    private MessageId message;
    private ReplayId replay;

    @BeforeEach
    void recordWhateverCanBeShown() throws Exception {
        document = ApiDocument.of(http);
        recorded.messageSentAt(mapleStreet, BOB, "2026-01-02T03:04:05Z");
        recorded.retract(recorded.message(mapleStreet, BOB, "x"));
        recorded.remove(recorded.message(mapleStreet, BOB, "x"), ADA, "A quarrel");
        message = recorded.alert(mapleStreet, BOB, "x y", new Alert(AlertSeverity.CRITICAL, new Place("Elm Street 5")));
        recorded.edit(message, "x z");
        recorded.reply(recorded.reply(message, BOB, "x"), ADA, "x");
        recorded.reply(message, ADA, "x");
        recorded.react(message, ADA, "👍");
        getAfter(recorded.markRead(message, ADA), street(), ADAS_TOKEN);
        awaitInHistory(message);
        await().atMost(Duration.ofSeconds(30))
                .until(() ->
                        get("/api/history/heads", AUDITOR).body().get("newest").asLong() > 1);
        getAfter(sent(message), "/api/history/looks?limit=1", AUDITOR);
        Map<String, String> throughTheLoadBalancer = Map.of("X-Request-ID", "0123456789abcdef0123456789abcdef");
        await().atMost(Duration.ofSeconds(30))
                .until(() -> !http.send("GET", "/api/history/events", AUDITOR, "", throughTheLoadBalancer)
                        .body()
                        .findValuesAsString("traceId")
                        .isEmpty());
        recorded.poison(mapleStreet);
        replay = SomeReplays.record(recorded, ADA);
        getAfter(new EntityTag(replay.value(), 0), "/api/nodes", AUDITOR);
        await().atMost(Duration.ofSeconds(20))
                .until(() -> !get("/api/dead-letters", AUDITOR)
                        .body()
                        .at("/deadLetters/0")
                        .isMissingNode());
    }

    @AfterEach
    void leaveNothingParked() {
        jdbc.sql("delete from dead_letter").update();
    }

    @Test
    void everyRouteIsDescribedAndNothingElse() {
        assertThat(document.routes())
                .containsExactlyInAnyOrderElementsOf(Routes.served(mappings).keySet());
    }

    @Test
    void everyReferenceLeadsSomewhereAndEveryComponentIsReferredTo() {
        Set<String> references = new TreeSet<>(document.root().findValuesAsString("$ref"));
        Set<String> components = new TreeSet<>();
        document.root()
                .get("components")
                .forEachEntry((section, members) -> members.propertyNames().stream()
                        .filter(name -> !section.equals("securitySchemes"))
                        .forEach(name -> components.add("#/components/" + section + "/" + name)));

        assertThat(references).isEqualTo(components);
    }

    @Test
    void everyParameterThatIsReadIsDescribedAndNoOther() {
        Map<String, Set<String>> described = new TreeMap<>();
        Map<String, Set<String>> read = new TreeMap<>();
        Routes.served(mappings).forEach((route, handler) -> {
            described.put(route, parametersIn(route));
            read.put(route, parametersOf(route, handler));
        });

        assertThat(described).isEqualTo(read);
    }

    @Test
    void whatIsAnsweredIsAsDescribed() throws Exception {
        List<String> differences = new ArrayList<>();
        for (String route : routesThatEnd()) {
            String path = pathOf(route, message.toString());
            HttpProbe.Answer answer = ask(route, path, AUDITOR, Map.of());
            assertThat(answer.status()).as(route).isEqualTo(200);
            differences.addAll(document.differences(route, answer));
            for (String token : List.of("", EVES_TOKEN, TestIssuer.TRUSTED.token("ada", "admin"))) {
                differences.addAll(document.differences(route, ask(route, path, token, Map.of())));
            }
            String nowhere = pathOf(route, UUID.randomUUID().toString());
            differences.addAll(document.differences(route, ask(route, nowhere, AUDITOR, Map.of())));
            for (Map<String, String> headers : unusualHeaders(answer.header("ETag"))) {
                differences.addAll(document.differences(route, ask(route, path, AUDITOR, headers)));
            }
        }

        assertThat(differences).isEmpty();
    }

    @Test
    void everyFieldThatIsDescribedIsShownWhereThereIsWhatItTells() throws Exception {
        Set<String> described = new TreeSet<>();
        Set<String> shown = new TreeSet<>();
        for (String route : routesThatEnd()) {
            collectProperties(
                    document.operation(route).at("/responses/200/content/application~1json/schema"),
                    new TreeSet<>(),
                    described);
            String path = pathOf(route, message.toString());
            String firstPage = path + (path.contains("?") ? "&limit=1" : "?limit=1");
            HttpProbe.Answer first = ask(route, firstPage, AUDITOR, Map.of());
            collectFields(first.body(), shown);
            collectFields(ask(route, path, AUDITOR, Map.of()).body(), shown);
            String second = firstPage + "&before=" + first.body().path("next").asString("");
            collectFields(ask(route, second, AUDITOR, Map.of()).body(), shown);
        }

        described.removeAll(TOLD_BY_THE_COMMAND_SIDE);
        described.removeAll(TOLD_OF_OTHER_NODES);
        assertThat(shown).containsAll(described);
    }

    /** Streams do not end, and exports are no JSON: they have tests of their own. */
    private List<String> routesThatEnd() {
        return document.routes().stream()
                .filter(route -> !route.endsWith("/stream")
                        && !route.endsWith("/progress")
                        && !route.endsWith("/export")
                        && !route.endsWith("/api-docs"))
                .toList();
    }

    private static List<Map<String, String>> unusualHeaders(String tag) {
        return List.of(
                Map.of("If-None-Match", tag.isEmpty() ? "*" : tag),
                Map.of("Read-After", "nonsense"),
                Map.of("Read-After", "\"" + UUID.randomUUID() + "@0\"", "Prefer", "wait=0"),
                Map.of("Accept", "text/html"),
                Map.of("Accept", "application/json;version=2"),
                Map.of("Content-Type", "text/plain"));
    }

    private HttpProbe.Answer ask(String route, String path, String token, Map<String, String> headers)
            throws Exception {
        String method = route.substring(0, route.indexOf(' '));
        String body = method.equals("POST") ? "{\"messageIds\":[\"" + message + "\"]}" : "";
        return http.send(method, path, token, body, headers);
    }

    private String pathOf(String route, String message) {
        return Routes.answerable(route.substring(route.indexOf(' ') + 1)
                .replace("{neighborhood}", mapleStreet.toString())
                .replace("{message}", message)
                .replace("{replay}", message.equals(this.message.toString()) ? replay.toString() : message));
    }

    private Set<String> parametersIn(String route) {
        Set<String> names = new TreeSet<>();
        for (JsonNode reference : document.operation(route).path("parameters")) {
            JsonNode parameter = document.resolve(reference);
            names.add(
                    parameter.get("in").asString() + " " + parameter.get("name").asString());
        }
        return names;
    }

    private Set<String> parametersOf(String route, HandlerMethod handler) {
        Set<String> names = new TreeSet<>();
        for (Parameter parameter : handler.getMethod().getParameters()) {
            if (parameter.isAnnotationPresent(PathVariable.class)) {
                names.add("path " + parameter.getName());
            } else if (parameter.isAnnotationPresent(RequestParam.class)) {
                names.add("query " + parameter.getName());
            } else if (parameter.isAnnotationPresent(RequestHeader.class)) {
                names.add(
                        "header " + parameter.getAnnotation(RequestHeader.class).name());
            } else if (parameter.getType().getSimpleName().endsWith("Parameters")) {
                Arrays.stream(parameter.getType().getRecordComponents())
                        .forEach(component -> names.add("query " + component.getName()));
            }
        }
        if (route.startsWith("GET /api/")) {
            READ_FROM_EVERY_READ.forEach(name -> names.add("header " + name));
        }
        if (document.operation(route).at("/responses/200/headers").has("ETag")) {
            names.add("header " + CONDITION);
        }
        return names;
    }

    /** Collects the names of all properties that a schema describes, wherever they stand. */
    private void collectProperties(JsonNode schema, Set<String> visited, Set<String> names) {
        if (schema.has("$ref") && !visited.add(schema.get("$ref").asString())) {
            return;
        }
        JsonNode resolved = document.resolve(schema);
        resolved.path("properties").forEachEntry((name, property) -> {
            names.add(name);
            collectProperties(property, visited, names);
        });
        if (resolved.has("items")) {
            collectProperties(resolved.get("items"), visited, names);
        }
    }

    private static void collectFields(JsonNode value, Set<String> names) {
        names.addAll(value.propertyNames());
        value.forEach(child -> collectFields(child, names));
    }
}
