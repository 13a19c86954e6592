package org.secureside.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.BufferedReader;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.secureside.acceptance.Resident.Answer;

/** What a moderator and those whom she looks after meet with in a day, on a stack that somebody else has started. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ModeratorsDay {

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final int QUERY_NODES = 3;
    private static final int STREAMS_PER_NODE = 8;
    private static final String THUMB = "/reactions/%F0%9F%91%8D";

    private final Stack stack;
    private Resident ada;
    private Resident bob;
    private Resident carol;
    private String street;

    ModeratorsDay(Stack stack) {
        this.stack = stack;
    }

    @BeforeAll
    void residentsMoveIn() throws Exception {
        ada = Resident.of(stack, "ada");
        bob = Resident.of(stack, "bob");
        carol = Resident.of(stack, "carol");
    }

    @BeforeEach
    void adaOpensAStreetAndAdmitsBobAndCarol() throws Exception {
        street = ada.openStreet("Maple Street");
        ada.admit(street, bob);
        ada.admit(street, carol);
        onEveryNode(carol, 200);
    }

    @Test
    void aMemberIsMadeAModeratorAndRenamesTheStreet() throws Exception {
        requireProblem(rename(bob, "Elm Street"), 403, "not-a-moderator");
        requireProblem(ada.send("PUT", street + "/members/bob", role("MODERATOR")), 409, "already-a-member");

        Answer promoted =
                ada.send("PATCH", street + "/members/bob", role("MODERATOR")).done();
        Answer renamed = rename(bob, "Elm Street").done();

        assertThat(ada.getAfter(promoted, street + "/members")
                        .body()
                        .get("members")
                        .findValuesAsString("role"))
                .containsExactly("MODERATOR", "MODERATOR", "RESIDENT");
        assertThat(carol.getAfter(renamed, street).body().get("name").asString())
                .isEqualTo("Elm Street");
    }

    @Test
    void whatIsMeantForTheStreetAsItWasIsNotDoneToTheStreetAsItIs() throws Exception {
        Answer promoted =
                ada.send("PATCH", street + "/members/bob", role("MODERATOR")).done();
        Answer renamed = rename(bob, "Elm Street", "If-Match", promoted.tag()).done();

        requireProblem(rename(ada, "Oak Street", "If-Match", promoted.tag()), 412, "stale-version");
        assertThat(carol.getAfter(renamed, street).body().get("name").asString())
                .isEqualTo("Elm Street");
        var asRead = bob.getAfter(renamed, street).body();
        String tag = "\"%s@%d\""
                .formatted(
                        asRead.get("neighborhoodId").asString(),
                        asRead.get("version").asLong());
        rename(bob, "Pine Street", "If-Match", tag).done();

        Answer unread = ada.send("PUT", street + "/members/dan", role("RESIDENT"), "If-Match", promoted.tag());
        requireProblem(unread, 400, "invalid-request");
        assertThat(unread.body().get("errors").findValuesAsString("field")).containsExactly("If-Match");
    }

    @Test
    void whoIsDismissedReadsAndWritesNoMore() throws Exception {
        Answer said = ada.say(street, "The party is on Friday");
        carol.getAfter(said, said.location());
        HttpResponse<InputStream> stream = carol.open(street + "/stream");
        assertThat(stream.statusCode()).isEqualTo(200);

        ada.send("DELETE", street + "/members/carol", "").done();

        requireProblem(carol.post(street + "/messages", Map.of("body", "May I come?")), 403, "not-a-member");
        assertThat(linesOf(stream.body(), line -> false))
                .as("the stream, which ends")
                .contains("data: {\"reason\":\"not-a-member\"}");
        onEveryNode(carol, 403);
        for (String path : List.of(
                "",
                "/messages",
                "/members",
                "/members/ada",
                "/members/carol",
                "/read-marker",
                "/search?q=party",
                "/stream")) {
            requireProblem(carol.get(street + path), 403, "not-a-member");
        }
        for (String path : List.of("", "/replies", "/versions", "/state", THUMB)) {
            requireProblem(carol.get(said.location() + path), 404, "not-found");
        }
    }

    @Test
    void whoLeavesByThemselvesReadsAndWritesNoMore() throws Exception {
        bob.send("DELETE", street + "/members/bob", "").done();

        requireProblem(bob.post(street + "/messages", Map.of("body", "One more thing")), 403, "not-a-member");
        onEveryNode(bob, 403);
        onEveryNode(carol, 200);
    }

    @Test
    void aStreetIsReadAgainOnlyWhenItLooksDifferent() throws Exception {
        String tag = bob.get(street).done().tag();
        assertThat(bob.get(street, "If-None-Match", tag).status()).isEqualTo(304);

        Answer renamed =
                rename(ada, "Elm Street", "If-Match", ada.get(street).tag()).done();

        bob.getAfter(renamed, street);
        assertThat(bob.get(street, "If-None-Match", tag, "Read-After", renamed.tag(), "Prefer", "wait=5")
                        .status())
                .isEqualTo(200);
        requireProblem(rename(ada, "Oak Street", "If-Match", tag), 412, "stale-version");
    }

    @Test
    void aKeyStandsForOneRequestAndNoOther() throws Exception {
        String[] key = {"Idempotency-Key", UUID.randomUUID().toString()};
        Answer said =
                bob.send("POST", street + "/messages", body("Only this"), key).done();

        requireProblem(bob.send("POST", street + "/messages", body("Something else"), key), 422, "key-reused");
        assertThat(bob.send("POST", street + "/messages", body("Only this"), key)
                        .done()
                        .id())
                .isEqualTo(said.id());

        ada.getAfter(said, said.location());
        String removal = said.location() + "/removal";
        ada.send("POST", removal, "{\"reason\":\"An insult\"}", key).done();
        requireProblem(ada.send("POST", removal, "{\"reason\":\"A quarrel\"}", key), 422, "key-reused");
    }

    @Test
    void whoUsesTheWrongMethodIsToldAllThatThereAre() throws Exception {
        Map<Answer, String> answers = Map.of(
                ada.send("PUT", "/api/neighborhoods", ""), "GET POST HEAD OPTIONS",
                ada.send("DELETE", street + "/search", ""), "GET HEAD OPTIONS",
                ada.get("/api/messages/" + UUID.randomUUID() + "/removal"), "POST OPTIONS");

        answers.forEach((answer, allowed) -> {
            requireProblem(answer, 405, "method-not-allowed");
            assertThat(answer.header("Allow").split(", *", -1)).containsExactlyInAnyOrder(allowed.split(" ", -1));
        });
    }

    @Test
    void whoAsksForTheMethodsIsToldAllThatThereAre() throws Exception {
        Answer said = ada.say(street, "Hello");

        Answer asked = bob.send("OPTIONS", said.location(), "").done();

        assertThat(asked.header("Allow").split(", *", -1))
                .containsExactlyInAnyOrder("GET", "HEAD", "OPTIONS", "PATCH", "DELETE");
    }

    @Test
    void aPostWithoutAKeyAndAnEditWithoutAVersionAreRefused() throws Exception {
        Answer keyless = bob.send("POST", street + "/messages", body("Once or twice?"));
        requireProblem(keyless, 400, "invalid-request");
        assertThat(keyless.body().get("errors").findValuesAsString("field")).containsExactly("Idempotency-Key");

        Answer said = bob.say(street, "A first draft");
        requireProblem(bob.send("PATCH", said.location(), body("A second one")), 428, "version-required");
    }

    @Test
    void aReactionIsTakenBack() throws Exception {
        Answer said = ada.say(street, "The water is back");
        bob.getAfter(said, said.location());
        Answer reacted = bob.react(said, "👍");
        assertThat(ada.getAfter(reacted, said.location())
                        .body()
                        .get("reactions")
                        .findValuesAsString("emoji"))
                .containsExactly("👍");

        Answer withdrawn = bob.send("DELETE", said.location() + THUMB, "").done();

        assertThat(ada.getAfter(withdrawn, said.location())
                        .body()
                        .get("reactions")
                        .size())
                .isZero();
    }

    @Test
    void whoOpensTooManyStreamsIsToldSo() throws Exception {
        List<InputStream> open = new ArrayList<>();
        try {
            HttpResponse<InputStream> answer = bob.open(street + "/stream");
            while (answer.statusCode() == 200 && open.size() < QUERY_NODES * STREAMS_PER_NODE) {
                open.add(answer.body());
                answer = bob.open(street + "/stream");
            }
            open.add(answer.body());

            assertThat(answer.statusCode()).isEqualTo(429);
            assertThat(answer.headers().firstValue("Retry-After")).isPresent();
            assertThat(new String(answer.body().readAllBytes(), UTF_8))
                    .contains("\"urn:secureside:problem:too-many-streams\"");
            assertThat(open).hasSizeGreaterThan(STREAMS_PER_NODE);
        } finally {
            for (InputStream stream : open) {
                stream.close();
            }
        }
    }

    @Test
    void aStreamOnWhichNothingHappensBeats() throws Exception {
        HttpResponse<InputStream> stream = ada.open(street + "/stream");
        try (InputStream events = stream.body()) {
            assertThat(stream.headers().firstValue("Content-Type").orElse("")).startsWith("text/event-stream");
            assertThat(linesOf(events, line -> line.startsWith(":")))
                    .contains("event: open")
                    .last()
                    .isEqualTo(": ");
        }
    }

    @Test
    void everyAnswerSaysWhoGaveItAndEveryReadHowOldItIs() throws Exception {
        String nowhere = "/api/neighborhoods/" + UUID.randomUUID();
        List<Answer> reads = List.of(ada.get(street), ada.get(nowhere), ada.get(street + "/messages?limit=0"));
        assertThat(reads).extracting(Answer::status).containsExactly(200, 403, 400);
        assertThat(reads).extracting(Answer::node).allMatch(node -> node.matches("query-[1-3]"));
        assertThat(reads)
                .extracting(answer -> answer.header("SecureSide-Lag"))
                .allMatch(lag -> lag.matches("events=\\d+, ms=\\d+"));

        List<Answer> writes = List.of(ada.say(street, "Hello"), ada.send("POST", street + "/messages", body("No key")));
        assertThat(writes).extracting(Answer::node).containsOnly("command-1");
        assertThat(Stream.concat(reads.stream(), writes.stream())).allSatisfy(answer -> {
            assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
            assertThat(answer.header("Content-Security-Policy")).startsWith("default-src 'none'");
            assertThat(answer.header("Cache-Control")).containsAnyOf("no-store", "private");
        });
    }

    /** Reads until every node has answered more than once, and always so. */
    private void onEveryNode(Resident reader, int status) {
        await().atMost(PATIENCE).untilAsserted(() -> {
            for (int i = 0; i < 3 * QUERY_NODES; i++) {
                assertThat(reader.get(street).status()).isEqualTo(status);
            }
        });
    }

    private Answer rename(Resident moderator, String name, String... headers) throws Exception {
        return moderator.send("PATCH", street, "{\"name\":\"" + name + "\"}", headers);
    }

    /** Returns the lines of a stream up to the one that is looked for, or all of them if it ends before. */
    private static List<String> linesOf(InputStream stream, Predicate<String> last) {
        return assertTimeoutPreemptively(PATIENCE, () -> {
            BufferedReader reader = new BufferedReader(new InputStreamReader(stream, UTF_8));
            List<String> lines = new ArrayList<>();
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                lines.add(line);
                if (last.test(line)) {
                    break;
                }
            }
            return lines;
        });
    }

    private static void requireProblem(Answer answer, int status, String type) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.body().get("type").asString()).isEqualTo("urn:secureside:problem:" + type);
        assertThat(answer.node()).isNotEmpty();
    }

    private static String role(String role) {
        return "{\"role\":\"" + role + "\"}";
    }

    private static String body(String text) {
        return "{\"body\":\"" + text + "\"}";
    }
}
