package org.secureside.query.delays;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.secureside.api.EntityTag;
import org.secureside.api.loadbalancer.ConfigurationChangeId;
import org.secureside.api.loadbalancer.LoadBalancerConfigurationDeployed;
import org.secureside.api.message.MessageId;
import org.secureside.api.replay.ReplayCancelled;
import org.secureside.api.replay.ReplayConcluded;
import org.secureside.api.replay.ReplayId;
import org.secureside.api.replay.ReplayPaused;
import org.secureside.api.replay.ReplayReason;
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
        for (int i = 1; i <= 100; i++) {
            Instant received = base.plusSeconds(i);
            messages.add(recorded.messageJournaledAt(
                    mapleStreet, ADA, received.minusMillis(2L * i), received, received.plusMillis(1)));
        }
        MessageId last = messages.getLast();
        awaitInHistory(last);
        getAfter(sent(last), "/api/messages/" + last, ADAS_TOKEN);
        for (int i = 1; i <= 100; i++) { // as if the node had shown them, and they had been recorded, years ago
            jdbc.sql("update message_visible set visible_at = ? where message_id = ?")
                    .param(base.plusSeconds(i).plusMillis(i).atOffset(ZoneOffset.UTC))
                    .param(messages.get(i - 1).value())
                    .update();
        }

        JsonNode told = get(
                        "/api/history/delays?late=90&limit=1&from=" + base + "&to=" + base.plusSeconds(101), AUDITOR)
                .body();

        JsonNode facts = told.at("/nodes/0/facts");
        assertThat(facts.get("recorded").asInt()).isEqualTo(100);
        assertThat(facts.get("late").asInt()).isEqualTo(10);
        assertShares(facts, "sent to received", 101, 190.1, 198.02, 200);
        assertShares(facts, "received to visible", 50.5, 95.05, 99.01, 100);
        assertThat(told.get("late").findValuesAsString("messageId"))
                .containsExactlyElementsOf(messages.subList(90, 100).reversed().stream()
                        .map(MessageId::toString)
                        .toList());
        JsonNode way = told.at("/messages/0");
        assertThat(way.get("messageId").asString()).isEqualTo(last.toString());
        assertThat(way.get("sentAt").asString()).isEqualTo("2001-02-03T04:06:45.800Z");
        assertThat(way.get("receivedAt").asString()).isEqualTo("2001-02-03T04:06:46Z");
        assertThat(way.get("journaledAt").asString()).isEqualTo("2001-02-03T04:06:46.001Z");
        assertThat(way.at("/visible/0/visibleAt").asString()).isEqualTo("2001-02-03T04:06:46.100Z");
        assertThat(way.get("slowestMillis").asInt()).isEqualTo(100);
    }

    private static void assertShares(JsonNode facts, String part, double p50, double p95, double p99, double worst) {
        JsonNode leg = facts.get("legs")
                .valueStream()
                .filter(each -> each.get("leg").asString().equals(part))
                .findFirst()
                .orElseThrow();
        assertThat(leg.get("messages").asInt()).as(part).isEqualTo(100);
        assertThat(leg.get("p50").asDouble()).as(part).isCloseTo(p50, within(0.001));
        assertThat(leg.get("p95").asDouble()).as(part).isCloseTo(p95, within(0.001));
        assertThat(leg.get("p99").asDouble()).as(part).isCloseTo(p99, within(0.001));
        assertThat(leg.get("worst").asDouble()).as(part).isCloseTo(worst, within(0.001));
    }

    @Test
    void whatWasAskedIsCountedByTheMinute() throws Exception {
        long before = requests();

        get(street(), ADAS_TOKEN);
        get(street(), EVES_TOKEN);

        assertThat(requests()).isGreaterThanOrEqualTo(before + 2);
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
    void theReportHasTheReplaysThatWereNotOverWhenItsWindowBegan() throws Exception {
        ReplayId open = new ReplayId(recorded.replay(ADA).id());
        ReplayId cancelled = new ReplayId(recorded.replay(ADA).id());
        ReplayId concluded = new ReplayId(recorded.replay(ADA).id());
        recorded.decided(new ReplayCancelled(cancelled, new ReplayReason("a test"), ADA));
        recorded.decided(new ReplayConcluded(concluded, ReplayConcluded.Outcome.COMPLETED));
        Instant begin = Instant.now();
        recorded.decided(new ReplayPaused(open, new ReplayReason("a test"), ADA));
        String path =
                "/api/history/incident?from=" + begin + "&to=" + Instant.now().plusSeconds(60);

        JsonNode told = get(path, AUDITOR).body();

        assertThat(told.get("replays").findValuesAsString("streamId"))
                .contains(open.toString())
                .doesNotContain(cancelled.toString(), concluded.toString());
        assertThat(told.get("replays").findValuesAsString("type")).contains("ReplayRequested", "ReplayPaused");
        assertThat(told.get("moreChanges").asBoolean()).isFalse();
        for (int i = 0; i < 200; i++) {
            recorded.decided(new ReplayPaused(open, new ReplayReason("a test"), ADA));
        }
        assertThat(get(path, AUDITOR).body().get("moreChanges").asBoolean()).isTrue();
        recorded.decided(new ReplayCancelled(open, new ReplayReason("a test"), ADA));
    }

    @Test
    void aChangeOfTheLoadBalancerIsInTheReportOfWhenItWasMade() throws Exception {
        // No command node could be reached for two hours: it was reported with the next change.
        Instant made = Instant.now().minus(Duration.ofHours(2)).truncatedTo(ChronoUnit.MICROS);
        recorded.changed(new LoadBalancerConfigurationDeployed(
                new ConfigurationChangeId(UUID.randomUUID()), "0123456789ab", "root", "a test", made));
        LoadBalancerConfigurationDeployed next = new LoadBalancerConfigurationDeployed(
                new ConfigurationChangeId(UUID.randomUUID()),
                "ba9876543210",
                "root",
                "a test",
                made.plus(Duration.ofHours(2)));
        recorded.changed(next);

        assertThat(releases(made.minusSeconds(60), made.plusSeconds(60))).containsExactly("0123456789ab");
        assertThat(releases(next.changedAt(), next.changedAt().plusSeconds(60))).containsExactly("ba9876543210");
    }

    /** Returns the releases that the report of a window tells. */
    private List<String> releases(Instant from, Instant to) throws Exception {
        List<String> releases = new ArrayList<>();
        for (JsonNode change : get("/api/history/incident?from=" + from + "&to=" + to, AUDITOR)
                .body()
                .get("loadBalancer")) {
            releases.add(change.get("payload").toString().replaceFirst(".*release\\W+(\\w+).*", "$1"));
        }
        return releases;
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

    private long requests() throws Exception {
        long sum = 0;
        String window = "?from=" + Instant.now().minusSeconds(3600) + "&to="
                + Instant.now().plusSeconds(3600);
        for (JsonNode minute : get("/api/history/here" + window, AUDITOR).body().get("minutes")) {
            sum += minute.get("requests").asLong();
        }
        return sum;
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
