package org.secureside.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Writing through the load balancer, as clients do it. */
class WritingAcceptance {

    private static final JsonMapper JSON = new JsonMapper();
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private static Stack stack;
    private static String ada;
    private static String street;

    @BeforeAll
    static void adaOpensAStreet() throws Exception {
        stack = Stack.start(Map.of("SECURESIDE_QUERY_STREAM_HEARTBEAT", "1s"));
        ada = stack.token("ada", "resident");
        street = stack.send("POST", "/api/neighborhoods", ada, "{\"name\":\"Maple Street\"}", key())
                .headers()
                .firstValue("Location")
                .orElseThrow();
    }

    @AfterAll
    static void down() throws Exception {
        stack.close();
    }

    /** On the same stack. */
    @Nested
    class AModeratorsDay extends ModeratorsDay {
        AModeratorsDay() {
            super(stack);
        }
    }

    /** On the same stack. */
    @Nested
    class SomeOddVisitors extends OddVisitors {
        SomeOddVisitors() {
            super(stack);
        }
    }

    @Test
    void aPostRepeatedFiftyTimesAtOnceYieldsOneMessage() throws Exception {
        String key = key();

        List<HttpResponse<String>> answers =
                atOnce(50, i -> stack.send("POST", street + "/messages", ada, "{\"body\":\"Only once\"}", key));

        // A node that is not quick enough keeps the message in its journal and says 202: that is one message all the
        // same.
        assertThat(answers).extracting(HttpResponse::statusCode).isSubsetOf(201, 202);
        assertThat(answers)
                .extracting(answer -> JSON.readTree(answer.body()).get("messageId"))
                .containsOnly(JSON.readTree(answers.getFirst().body()).get("messageId"));
        assertThat(answers)
                .filteredOn(answer -> answer.statusCode() == 201
                        && answer.headers().firstValue("Idempotency-Replayed").isEmpty())
                .as("the one that was recorded, if not out of the journal")
                .hasSizeLessThanOrEqualTo(1);
        String id = JSON.readTree(answers.getFirst().body()).get("messageId").asString();
        await().untilAsserted(() -> assertThat(idsInFeed()).containsOnlyOnce(id));
    }

    @Test
    void ofTwoEditsAtOnceOneWinsAndTheOtherIsToldThatItIsLate() throws Exception {
        for (int round = 0; round < 10; round++) {
            HttpResponse<String> sent = recorded("A first draft");
            String message = sent.headers().firstValue("Location").orElseThrow();
            String tag = sent.headers().firstValue("ETag").orElseThrow();

            List<HttpResponse<String>> answers = atOnce(
                    2,
                    i -> request(
                            "PATCH",
                            message,
                            Map.of("Authorization", "Bearer " + ada, "If-Match", tag),
                            "{\"body\":\"Draft %d\"}".formatted(i)));

            assertThat(answers.stream().map(HttpResponse::statusCode)).containsExactlyInAnyOrder(204, 412);
            int winner = answers.getFirst().statusCode() == 204 ? 0 : 1;
            await().untilAsserted(() ->
                    assertThat(read(message).path("body").asString("")).isEqualTo("Draft " + winner));
        }
    }

    @Test
    void everyTextComesBackAsItWasSent() throws Exception {
        Map<String, String> sent = new HashMap<>();
        for (String text : new AnyText(20_240_815).sample()) {
            HttpResponse<String> answer = letIn(text);
            assertThat(answer.statusCode()).as(answer.body()).isIn(201, 202);
            sent.put(answer.headers().firstValue("Location").orElseThrow(), text);
        }

        sent.forEach((location, text) -> await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() ->
                        assertThat(read(location).path("body").asString("")).isEqualTo(text)));
    }

    @Test
    void aTextThatIsTooLongIsRefusedWhateverItsCharactersAre() throws Exception {
        assertThat(post("a".repeat(8_001)).statusCode()).isEqualTo(400);
        assertThat(post("🐈".repeat(8_001)).statusCode()).isEqualTo(400);
        assertThat(post("🐈".repeat(8_000)).statusCode()).isIn(201, 202);
    }

    @Test
    void noBadTokenOpensAnything() throws Exception {
        String[] parts = ada.split("\\.", -1);
        List<String> bad = List.of(
                "",
                "nonsense",
                parts[0] + "." + parts[1] + ".",
                parts[0] + "." + parts[1] + "." + parts[2].substring(1) + "A",
                encoded("{\"alg\":\"none\"}") + "." + parts[1] + ".",
                parts[0] + "." + encoded("{\"sub\":\"ada\",\"roles\":[\"admin\"]}") + "." + parts[2],
                ada + "x");

        for (String token : bad) {
            for (String method : List.of("GET", "POST")) {
                HttpResponse<String> answer = request(
                        method,
                        street + "/messages",
                        Map.of("Authorization", "Bearer " + token, "Idempotency-Key", key()),
                        method.equals("POST") ? "{\"body\":\"Hello\"}" : "");

                assertThat(answer.statusCode()).as(method + " " + token).isEqualTo(401);
                assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
                assertThat(answer.headers().firstValue("WWW-Authenticate")).isPresent();
            }
        }
    }

    @Test
    void aRoleThatOnlyReadsTheBooksWritesNothing() throws Exception {
        for (String role : List.of("auditor", "admin")) {
            assertThat(stack.send("POST", street + "/messages", stack.token("ada", role), "{\"body\":\"Hi\"}", key())
                            .statusCode())
                    .as(role)
                    .isEqualTo(403);
        }
    }

    @Test
    void theDescriptionOfTheApiIsServedToEverybody() throws Exception {
        assertThat(request("GET", "/api/docs/index.html", Map.of(), "").body()).contains("/api/docs/page.js");
        JsonNode description = JSON.readTree(
                request("GET", "/api/docs/openapi.json", Map.of(), "").body());
        assertThat(description.path("openapi").asString()).startsWith("3.1");
        assertThat(description
                        .path("paths")
                        .path("/api/neighborhoods/{neighborhood}/messages")
                        .propertyNames())
                .containsExactlyInAnyOrder("get", "post");
    }

    private static HttpResponse<String> post(String text) throws Exception {
        return stack.send("POST", street + "/messages", ada, JSON.writeValueAsString(Map.of("body", text)), key());
    }

    /** Posts until there is room: whoever is refused for want of it comes back when they were told to, as clients do. */
    private static HttpResponse<String> letIn(String text) {
        String key = key();
        AtomicReference<Duration> pause = new AtomicReference<>(Duration.ofMillis(100));
        return await().atMost(Duration.ofMinutes(2))
                .pollDelay(Duration.ZERO)
                .pollInterval((poll, previous) -> pause.get())
                .until(
                        () -> stack.send(
                                "POST", street + "/messages", ada, JSON.writeValueAsString(Map.of("body", text)), key),
                        answer -> {
                            answer.headers()
                                    .firstValueAsLong("Retry-After")
                                    .ifPresent(seconds -> pause.set(Duration.ofSeconds(seconds)));
                            return answer.statusCode() != 429;
                        });
    }

    /** Posts until the post is recorded: one that was only kept for later is repeated, as clients do. */
    private static HttpResponse<String> recorded(String text) {
        String key = key();
        return await().atMost(Duration.ofMinutes(1))
                .until(
                        () -> stack.send(
                                "POST", street + "/messages", ada, JSON.writeValueAsString(Map.of("body", text)), key),
                        answer -> answer.statusCode() == 201);
    }

    private static JsonNode read(String location) throws Exception {
        return stack.get(location, ada);
    }

    private static List<String> idsInFeed() throws Exception {
        return stack.get(street + "/messages?limit=200", ada).get("messages").findValuesAsString("messageId");
    }

    /** What many clients do at the same moment. */
    private interface Call {
        HttpResponse<String> make(int number) throws Exception;
    }

    private static List<HttpResponse<String>> atOnce(int clients, Call call) throws Exception {
        List<Callable<HttpResponse<String>>> calls = new ArrayList<>();
        for (int i = 0; i < clients; i++) {
            int number = i;
            calls.add(() -> call.make(number));
        }
        List<HttpResponse<String>> answers = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(clients)) {
            for (Future<HttpResponse<String>> answer : threads.invokeAll(calls)) {
                answers.add(answer.get());
            }
        }
        return answers;
    }

    private static HttpResponse<String> request(String method, String path, Map<String, String> headers, String json)
            throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + stack.port() + path))
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(json));
        headers.forEach(request::header);
        return HTTP.send(request.build(), BodyHandlers.ofString());
    }

    private static String encoded(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }
}
