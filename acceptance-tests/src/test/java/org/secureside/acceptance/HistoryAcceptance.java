package org.secureside.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.secureside.acceptance.Resident.Answer;
import tools.jackson.databind.JsonNode;

/** What an auditor finds out about a message, through the load balancer. */
class HistoryAcceptance {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private static Stack stack;
    private static Resident ada;
    private static Resident bob;
    private static String auditor;

    @BeforeAll
    static void up() throws Exception {
        stack = Stack.start();
        ada = Resident.of(stack, "ada");
        bob = Resident.of(stack, "bob");
        auditor = stack.token("audrey", "auditor");
    }

    @AfterAll
    static void down() throws Exception {
        stack.close();
    }

    @Test
    void theTrailOfAMessageLeadsFromItsPostToEveryNodeOnOnePage() throws Exception {
        String street = ada.openStreet("Maple Street");
        Answer posted = ada.post(
                street + "/messages",
                Map.of(
                        "body",
                        "Has anyone seen a grey cat?",
                        "sentAt",
                        Instant.now().toString()));
        Answer edited = ada.edit(posted.done(), "Found it");

        JsonNode page = await().atMost(PATIENCE)
                .until(
                        () -> stack.get("/api/history/messages/" + posted.id(), auditor),
                        told -> told.at("/events").size() == 2
                                && told.at("/way/visible")
                                                .findValues("visibleAt")
                                                .size()
                                        == 3);

        assertThat(page.at("/message/body").asString()).isEqualTo("Found it");
        assertThat(page.at("/events").findValuesAsString("type")).containsExactly("MessageSent", "MessageEdited");
        JsonNode way = page.at("/way");
        assertThat(way.at("/visible").findValuesAsString("node"))
                .containsExactlyInAnyOrder("query-1", "query-2", "query-3");
        assertThat(way.at("/requestId").asString()).isEqualTo(posted.header("X-Request-ID"));
        assertThat(way.at("/traceId").asString()).isEqualTo(posted.header("X-Request-ID"));
        assertThat(way.at("/acceptedBy").asString()).isEqualTo("command-1");
        Instant sent = Instant.parse(way.at("/sentAt").asString());
        Instant received = Instant.parse(way.at("/receivedAt").asString());
        Instant recorded = Instant.parse(way.at("/recordedAt").asString());
        assertThat(sent).isBeforeOrEqualTo(received);
        assertThat(received).isBeforeOrEqualTo(recorded);
        for (String visible : way.at("/visible").findValuesAsString("visibleAt")) {
            assertThat(Instant.parse(visible)).isAfterOrEqualTo(recorded);
        }
        assertThat(page.at("/events/1/requestId").asString()).isEqualTo(edited.header("X-Request-ID"));
    }

    @Test
    void reportsNameANodeThatHangsInsteadOfHangingThemselves() throws Exception {
        Instant begin = Instant.now();
        String street = ada.openStreet("Birch Street");
        ada.say(street, "Whoever is there, open the gate");
        ProcessHandle hanging = stack.process("query-3");
        Launcher.pause(hanging);
        try {
            for (String report : List.of("delays", "incident")) {
                String window = "?late=0&from=%s&to=%s".formatted(begin, Instant.now());
                for (int i = 0; i < 3; i++) { // whichever node it is that is asked
                    HttpResponse<String> answer = stack.send("GET", "/api/history/" + report + window, auditor, "", "");
                    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
                    assertThat(answer.headers().firstValue("SecureSide-Node").orElseThrow())
                            .isNotEqualTo("query-3");
                    assertThat(answer.body()).contains("\"unreachable\":\"it did not answer in time\"");
                }
            }
        } finally {
            Launcher.goOn(hanging);
        }
    }

    @Test
    void whatWasEditedAndRemovedSinceIsShownAsItStood() throws Exception {
        String street = ada.openStreet("Elm Street");
        bob.getAfter(ada.admit(street, bob), street);
        Answer first = bob.say(street, "first words");
        Answer second = bob.say(street, "rude words");
        Instant before = recordedAt(second);
        bob.edit(first, "other words");
        Answer removal = ada.post(second.location() + "/removal", Map.of("reason", "be kind"));
        removal.done();
        String past = street.replace("/api/", "/api/history/") + "/messages?at=";

        JsonNode then = await().atMost(PATIENCE)
                .until(
                        () -> stack.get(past + before, auditor),
                        feed -> feed.at("/messages").size() == 2);

        assertThat(then.at("/messages").findValuesAsString("body")).containsExactly("rude words", "first words");
        await().atMost(PATIENCE).untilAsserted(() -> {
            JsonNode now = stack.get(past + Instant.now(), auditor);
            assertThat(now.at("/messages/0/state").asString()).isEqualTo("REMOVED");
            assertThat(now.at("/messages/0/removal/reason").asString()).isEqualTo("be kind");
            assertThat(now.at("/messages/1/body").asString()).isEqualTo("other words");
        });
        JsonNode alone = stack.get("/api/history/messages/" + second.id() + "?at=" + before, auditor);
        assertThat(alone.at("/message/body").asString()).isEqualTo("rude words");
    }

    @Test
    void auditorsCannotWriteAndNobodyElseSeesTheHistory() throws Exception {
        String street = ada.openStreet("Oak Street");
        String key = UUID.randomUUID().toString();

        assertThat(stack.send("POST", street + "/messages", auditor, "{\"body\":\"x\"}", key)
                        .statusCode())
                .isEqualTo(403);
        assertThat(stack.send("POST", "/api/neighborhoods", auditor, "{\"name\":\"x\"}", key)
                        .statusCode())
                .isEqualTo(403);
        for (String role : List.of("resident", "moderator", "admin")) {
            HttpResponse<String> answer = stack.send("GET", "/api/history/events", stack.token("ada", role), "", "");
            assertThat(answer.statusCode()).as(role).isEqualTo(403);
        }
    }

    @Test
    void everyLookIsListedOnEveryNode() throws Exception {
        String asked = "/api/history/events?actor=" + UUID.randomUUID();
        assertThat(stack.send("GET", asked, auditor, "", "").statusCode()).isEqualTo(200);

        for (int node = 0; node < 6; node++) { // the load balancer takes turns
            await().atMost(PATIENCE).untilAsserted(() -> {
                JsonNode looks = stack.get("/api/history/looks?auditor=audrey&limit=200", auditor);
                assertThat(looks.at("/looks").findValuesAsString("query"))
                        .contains(asked.substring(asked.indexOf('?') + 1));
            });
        }
    }

    /** Where the load balancer asks another node for the report, for one was slow, there is a look more. */
    @Test
    void whatCommandNodesAreAskedIsListedToo() throws Exception {
        String curious = "curious-" + UUID.randomUUID();
        String token = stack.token(curious, "auditor");
        String ids = "{\"messageIds\":[\"%s\",\"%s\"]}".formatted(UUID.randomUUID(), UUID.randomUUID());
        Instant now = Instant.now();

        stack.get("/api/history/incident?from=" + now.minusSeconds(60) + "&to=" + now, token);
        assertThat(stack.send("POST", "/api/ledger", token, ids, "").statusCode())
                .isEqualTo(200);

        await().atMost(PATIENCE).untilAsserted(() -> {
            JsonNode looks =
                    stack.get("/api/history/looks?auditor=" + curious, auditor).at("/looks");
            assertThat(looks.valueStream()
                            .filter(look -> look.path("node").asString("").equals("command-1"))
                            .map(look -> look.path("path").asString("") + " "
                                    + look.path("messages").asInt(0)))
                    .contains("/api/ledger 2", "/api/intake/promises 0");
        });
    }

    @Test
    void theReportOfAnIncidentCountsEveryMessageOnEveryNode() throws Exception {
        String street = ada.openStreet("Pine Street");
        Instant from = Instant.now();
        Answer last = ada.say(street, "message");
        for (int i = 0; i < 20; i++) {
            last = ada.say(street, "message " + i);
        }
        Instant to = recordedAt(last).plusNanos(1_000);
        String window = "?from=" + from + "&to=" + to;

        JsonNode report = await().atMost(PATIENCE)
                .until(
                        () -> stack.get("/api/history/incident" + window, auditor),
                        told -> told.at("/ledger/visibleEverywhere").asLong(0) >= 21);

        assertThat(report.at("/ledger/visibleEverywhere").asLong())
                .isEqualTo(report.at("/ledger/recorded").asLong());
        assertThat(report.at("/ledger/acknowledged").asLong())
                .isEqualTo(report.at("/ledger/recorded").asLong());
        assertThat(report.at("/ledger/unknown")).isEmpty();
        assertThat(report.at("/commandNodes/0/node").asString()).isEqualTo("command-1");
        assertThat(report.at("/commandNodes/0/waiting").asInt(-1)).isZero();
        assertThat(report.at("/nodes")).hasSize(3);
    }

    private static Instant recordedAt(Answer written) throws Exception {
        JsonNode message = ada.getAfter(written, written.location()).body();
        return Instant.parse(message.get("recordedAt").asString());
    }
}
