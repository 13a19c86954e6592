package org.secureside.query.delays;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.secureside.api.EntityTag;
import org.secureside.api.EventMetadata;
import org.secureside.api.message.MessageId;
import org.secureside.query.QueryNode;
import org.secureside.web.HttpProbe;
import org.secureside.web.TestIssuer;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** How long messages were on their way, as this node tells it. */
class DelayIT extends QueryNode {

    private static final String AUDITOR = TestIssuer.TRUSTED.token("audrey", "auditor");

    @Autowired
    private JdbcClient jdbc;

    @Test
    void theWayOfAMessageIsOnOnePageWithAllThatHappenedToIt() throws Exception {
        MessageId message = recorded.message(mapleStreet, ADA, "Hello");
        EntityTag edited = recorded.edit(message, "Good-bye");
        getAfter(edited, "/api/messages/" + message, ADAS_TOKEN);
        awaitEvents(message, 2);

        JsonNode told = get("/api/history/messages/" + message, AUDITOR).body();

        assertThat(told.at("/message/body").asString()).isEqualTo("Good-bye");
        assertThat(told.get("events").findValuesAsString("type")).containsExactly("MessageSent", "MessageEdited");
        JsonNode visible = told.at("/way/visible/0");
        Instant recordedAt = Instant.parse(told.at("/way/recordedAt").asString());
        assertThat(visible.get("node").asString()).isNotEmpty();
        assertThat(Instant.parse(visible.get("visibleAt").asString())).isAfterOrEqualTo(recordedAt);
        assertThat(visible.get("millis").asLong()).isNotNegative();
        assertThat(get("/api/history/messages/" + UUID.randomUUID(), AUDITOR).status())
                .isEqualTo(404);
    }

    @Test
    void whenAMessageBecameVisibleIsNotRewrittenByAReplay() throws Exception {
        MessageId message = recorded.message(mapleStreet, ADA, "Hello");
        getAfter(sent(message), "/api/messages/" + message, ADAS_TOKEN);
        List<Map<String, Object>> before = visible();

        processor().shutDown();
        processor().resetTokens(source -> source.createTailToken());
        processor().start();
        MessageId later = recorded.message(mapleStreet, ADA, "after the replay");
        await().untilAsserted(() -> assertThat(visible()).hasSize(before.size() + 1));

        assertThat(visible().subList(0, before.size())).isEqualTo(before);
        assertThat(later).isNotNull();
    }

    @Test
    void aWindowTellsOfItsMessagesAndOfNoOthers() throws Exception {
        MessageId before = recorded.message(mapleStreet, ADA, "before");
        MessageId within = recorded.message(mapleStreet, ADA, "within");
        MessageId after = recorded.message(mapleStreet, ADA, "after");
        getAfter(sent(after), "/api/messages/" + after, ADAS_TOKEN);
        awaitInHistory(after);

        JsonNode told = get(
                        "/api/history/delays?late=0&from=" + recordedAt(within) + "&to=" + recordedAt(after), AUDITOR)
                .body();

        assertThat(told.get("messages").findValuesAsString("messageId"))
                .contains(within.toString())
                .doesNotContain(before.toString(), after.toString());
        JsonNode facts = told.at("/nodes/0/facts");
        assertThat(facts.get("recorded").asLong())
                .isEqualTo(told.get("messages").size());
        assertThat(facts.get("visible").asLong())
                .isEqualTo(facts.get("recorded").asLong());
        assertThat(facts.get("missing")).isEmpty();
        assertThat(told.get("late").findValuesAsString("messageId")).contains(within.toString());
    }

    @Test
    void everyPartOfTheWayIsToldOfEachMessageAndOfAHundredBySharesOfThem() throws Exception {
        Instant base = Instant.parse("2001-02-03T04:05:06Z");
        List<MessageId> messages = new ArrayList<>();
        for (int i = 1; i <= 100; i++) { // every second one was kept in a journal
            Instant received = base.plusSeconds(i);
            Map<String, String> times = new HashMap<>();
            times.put(EventMetadata.SENT_AT, received.minusMillis(2L * i).toString());
            times.put(EventMetadata.RECEIVED_AT, received.toString());
            if (i % 2 == 0) {
                times.put(EventMetadata.JOURNALED_AT, received.plusMillis(i).toString());
            }
            messages.add(recorded.messageRecordedAt(mapleStreet, ADA, received.plusMillis(4L * i), times));
        }
        MessageId last = messages.getLast();
        awaitInHistory(last);
        getAfter(sent(last), "/api/messages/" + last, ADAS_TOKEN);
        for (int i = 1; i <= 100; i++) { // as if the node had shown them years ago
            jdbc.sql("update message_visible set visible_at = ? where message_id = ?")
                    .param(base.plusSeconds(i).plusMillis(9L * i).atOffset(ZoneOffset.UTC))
                    .param(messages.get(i - 1).value())
                    .update();
        }

        JsonNode told = get(
                        "/api/history/delays?late=810&limit=1&from=" + base + "&to=" + base.plusSeconds(101), AUDITOR)
                .body();

        JsonNode facts = told.at("/nodes/0/facts");
        assertThat(facts.get("recorded").asInt()).isEqualTo(100);
        assertThat(facts.get("late").asInt()).isEqualTo(10);
        assertShares(facts, "sent to received", 100, 101, 190.1, 198.02, 200);
        assertShares(facts, "received to journaled", 50, 51, 95.1, 99.02, 100);
        assertShares(facts, "journaled to recorded", 50, 153, 285.3, 297.06, 300);
        assertShares(facts, "received to recorded", 100, 202, 380.2, 396.04, 400);
        assertShares(facts, "recorded to visible", 100, 252.5, 475.25, 495.05, 500);
        assertShares(facts, "received to visible", 100, 454.5, 855.45, 891.09, 900);
        assertThat(told.get("late").findValuesAsString("messageId"))
                .containsExactlyElementsOf(messages.subList(90, 100).reversed().stream()
                        .map(MessageId::toString)
                        .toList());
        assertThat(told.get("moreLate").asBoolean()).isFalse();
        JsonNode way = told.at("/messages/0");
        assertThat(way.get("messageId").asString()).isEqualTo(last.toString());
        assertThat(way.get("sentAt").asString()).isEqualTo("2001-02-03T04:06:45.800Z");
        assertThat(way.get("receivedAt").asString()).isEqualTo("2001-02-03T04:06:46Z");
        assertThat(way.get("journaledAt").asString()).isEqualTo("2001-02-03T04:06:46.100Z");
        assertThat(way.get("recordedAt").asString()).isEqualTo("2001-02-03T04:06:46.400Z");
        assertThat(way.at("/visible/0/visibleAt").asString()).isEqualTo("2001-02-03T04:06:46.900Z");
        assertThat(way.get("slowestMillis").asInt()).isEqualTo(900);
    }

    private static void assertShares(
            JsonNode facts, String part, int messages, double p50, double p95, double p99, double worst) {
        JsonNode leg = leg(facts, part);
        assertThat(leg.get("messages").asInt()).as(part).isEqualTo(messages);
        assertThat(leg.get("p50").asDouble()).as(part).isCloseTo(p50, within(0.001));
        assertThat(leg.get("p95").asDouble()).as(part).isCloseTo(p95, within(0.001));
        assertThat(leg.get("p99").asDouble()).as(part).isCloseTo(p99, within(0.001));
        assertThat(leg.get("worst").asDouble()).as(part).isCloseTo(worst, within(0.001));
    }

    private static JsonNode leg(JsonNode facts, String part) {
        return facts.get("legs")
                .valueStream()
                .filter(each -> each.get("leg").asString().equals(part))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aTimeOfTheJournalThatIsNoneIsPassedOver() throws Exception {
        Instant then = Instant.parse("2001-03-03T04:05:06Z");
        for (String odd : List.of("yesterday", "2001-13-45T00:00:00Z", "infinity", "")) {
            awaitInHistory(recorded.messageRecordedAt(mapleStreet, ADA, then, Map.of(EventMetadata.JOURNALED_AT, odd)));
        }

        JsonNode facts = get("/api/history/here?from=" + then + "&to=" + then.plusSeconds(1), AUDITOR)
                .body();

        assertThat(facts.get("recorded").asInt()).isEqualTo(4);
        assertThat(leg(facts, "journaled to recorded").get("messages").asInt()).isZero();
    }

    @Test
    void whereMoreWereLateThanAreListedThisIsSaid() throws Exception {
        Instant base = Instant.parse("2001-04-03T04:05:06Z");
        List<MessageId> messages = new ArrayList<>();
        for (int i = 0; i <= 100; i++) {
            messages.add(recorded.messageRecordedAt(mapleStreet, ADA, base.plusMillis(i), Map.of()));
        }
        MessageId last = messages.getLast();
        awaitInHistory(last);
        getAfter(sent(last), "/api/messages/" + last, ADAS_TOKEN);

        for (String report : List.of("delays", "incident")) {
            String path = "/api/history/" + report + "?to=" + base.plusSeconds(1) + "&from=";
            JsonNode all = get(path + base, AUDITOR).body();
            JsonNode butOne = get(path + base.plusMillis(1), AUDITOR).body();

            assertThat(all.at("/nodes/0/facts/late").asInt()).as(report).isEqualTo(101);
            assertThat(all.get("late")).as(report).hasSize(100);
            assertThat(all.get("moreLate").asBoolean()).as(report).isTrue();
            assertThat(butOne.get("late")).as(report).hasSize(100);
            assertThat(butOne.get("moreLate").asBoolean()).as(report).isFalse();
        }
    }

    @Test
    void theReportOfAnIncidentIsDataOrAPage() throws Exception {
        // The page names those that took longest, so the window begins here: other tests recorded many before.
        Instant begin = Instant.now();
        MessageId message = recorded.message(mapleStreet, ADA, "<script>");
        getAfter(sent(message), "/api/messages/" + message, ADAS_TOKEN);
        awaitInHistory(message);
        String path = "/api/history/incident?late=0&from=" + begin + "&to="
                + Instant.now().plusSeconds(60);

        JsonNode data = get(path, AUDITOR).body();
        HttpProbe.Answer page = http.send("GET", path, AUDITOR, "", Map.of("Accept", "text/html"));

        // Other tests record messages that this release cannot read, and so does not show.
        assertThat(data.at("/ledger/visibleEverywhere").asLong())
                .isBetween(1L, data.at("/ledger/recorded").asLong());
        assertThat(data.at("/nodes/0/facts/missing").toString()).doesNotContain(message.toString());
        assertThat(page.header("Content-Type")).startsWith("text/html");
        assertThat(page.header("Content-Security-Policy")).contains("default-src 'none'", "style-src 'unsafe-inline'");
        assertThat(page.text()).contains("<svg", message.toString()).doesNotContain("{{", "<script", "NaN", "null");
    }

    @Test
    void aWindowThatIsNoneIsNamed() throws Exception {
        HttpProbe.Answer nothing = get("/api/history/delays", AUDITOR);
        assertThat(nothing.status()).isEqualTo(400);
        assertThat(nothing.body().get("errors").findValuesAsString("field")).containsExactly("from", "to");

        HttpProbe.Answer backwards =
                get("/api/history/delays?from=2026-01-02T00:00:00Z&to=2026-01-01T00:00:00Z", AUDITOR);
        assertThat(backwards.status()).isEqualTo(400);

        HttpProbe.Answer long0 =
                get("/api/history/incident?from=2026-01-01T00:00:00Z&to=2026-01-09T00:00:00Z", AUDITOR);
        assertThat(long0.status()).isEqualTo(400);
        assertThat(long0.body().get("detail").asString()).contains("at most 2 days");
    }

    private String recordedAt(MessageId message) {
        return jdbc.sql("select recorded_at from history_event where message_id = ? and event_type = 'MessageSent'")
                .param(message.value())
                .query((row, number) -> row.getObject("recorded_at", java.time.OffsetDateTime.class)
                        .toInstant())
                .single()
                .toString();
    }

    private void awaitEvents(MessageId message, int count) {
        await().until(() -> jdbc.sql("select count(*) from history_event where message_id = ?")
                        .param(message.value())
                        .query(Long.class)
                        .single()
                == count);
    }

    private List<Map<String, Object>> visible() {
        return jdbc.sql("select * from message_visible order by position")
                .query()
                .listOfRows();
    }
}
