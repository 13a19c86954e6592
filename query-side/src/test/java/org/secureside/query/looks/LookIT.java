package org.secureside.query.looks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.secureside.api.message.MessageId;
import org.secureside.query.QueryNode;
import org.secureside.query.Routes;
import org.secureside.web.HttpProbe;
import org.secureside.web.TestIssuer;
import org.secureside.web.looks.Looks;
import org.secureside.web.security.AuditorsMay;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;

/** That auditors are watched too. */
class LookIT extends QueryNode {

    private final String auditor = "auditor-" + UUID.randomUUID();
    private final String token = TestIssuer.TRUSTED.token(auditor, "auditor");

    @Autowired
    @Qualifier("events") private DataSource events;

    @Autowired
    @Qualifier("requestMappingHandlerMapping") private RequestMappingHandlerMapping mappings;

    @Test
    void aLookIsRecordedBeforeItIsAnswered() throws Exception {
        long before = recordedLooks();

        HttpProbe.Answer answer = http.get("/api/history/events?actor=bob", token);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(recordedLooks()).isEqualTo(before + 1);
    }

    @Test
    void looksAreListedWithWhoAskedWhatOfWhomAndWhen() throws Exception {
        Instant before = Instant.now();
        HttpProbe.Answer asked = http.get("/api/history/events?actor=bob&limit=5", token);
        Instant after = Instant.now();

        JsonNode looks = await().until(this::listed, found -> found.size() > 1);

        JsonNode first = looks.get(looks.size() - 1);
        assertThat(first.get("auditor").asString()).isEqualTo(auditor);
        assertThat(first.get("path").asString()).isEqualTo("/api/history/events");
        assertThat(first.get("query").asString()).isEqualTo("actor=bob&limit=5");
        assertThat(first.get("node").asString()).isEqualTo(asked.header("SecureSide-Node"));
        assertThat(first.get("requestId").asString()).isEqualTo(asked.header("X-Request-ID"));
        // The database that gives events their time has the clock of this machine, and rounds to microseconds.
        assertThat(Instant.parse(first.get("at").asString())).isBetween(before.minusMillis(1), after.plusMillis(1));
        assertThat(looks.get(0).get("path").asString()).isEqualTo("/api/history/looks");
    }

    @Test
    void whoMayNotLookHasNotLooked() throws Exception {
        long before = recordedLooks();

        for (String role : new String[] {"resident", "moderator", "admin"}) {
            assertThat(http.get("/api/history/events", TestIssuer.TRUSTED.token(auditor, role))
                            .status())
                    .isEqualTo(403);
        }

        assertThat(recordedLooks()).isEqualTo(before);
    }

    @Test
    void whateverAuditorsMayAskIsRecorded() throws Exception {
        MessageId message = recorded.message(mapleStreet, ADA, "Hello");
        awaitInHistory(message);
        Set<String> unrecorded = new TreeSet<>();

        for (Map.Entry<String, HandlerMethod> route : Routes.served(mappings).entrySet()) {
            if (route.getValue().hasMethodAnnotation(AuditorsMay.class)) {
                String[] parts = route.getKey().split(" ", 2);
                String path = Routes.answerable(parts[1].replace("{neighborhood}", mapleStreet.toString())
                        .replace("{message}", message.toString()));
                long before = recordedLooks();
                String body = parts[0].equals("POST") ? "{\"messageIds\":[\"" + message + "\"]}" : "";
                HttpProbe.Answer answer = http.send(parts[0], path, token, body, Map.of());
                assertThat(answer.status()).as(route.getKey()).isEqualTo(200);
                if (recordedLooks() == before) {
                    unrecorded.add(route.getKey());
                }
            }
        }

        assertThat(unrecorded).isEmpty();
    }

    @Test
    void aLookAtTheLedgerTellsWhichMessagesItNamed() throws Exception {
        String one = UUID.randomUUID().toString();
        String other = UUID.randomUUID().toString();

        http.send("POST", "/api/ledger", token, "{\"messageIds\":[\"%s\",\"%s\"]}".formatted(one, other), Map.of());

        JsonNode look = await().until(this::listed, found -> pathsOf(found).contains("/api/ledger"))
                .valueStream()
                .filter(listed -> listed.path("path").asString("").equals("/api/ledger"))
                .findFirst()
                .orElseThrow();
        assertThat(look.get("auditor").asString()).isEqualTo(auditor);
        assertThat(look.get("messages").asInt()).isEqualTo(2);
        JsonNode event = http.get("/api/history/events/" + look.get("position").asString(), token)
                .body();
        assertThat(event.at("/payload/messages").valueStream().map(JsonNode::asString))
                .containsExactly(one, other);
    }

    @Test
    void whatCannotBeRecordedIsNotShown() throws Exception {
        JdbcClient store = JdbcClient.create(events);
        store.sql("alter table domain_event_entry add constraint no_looks check (type <> 'Look') not valid")
                .update();
        try {
            String question = "{\"messageIds\":[\"" + UUID.randomUUID() + "\"]}";
            for (HttpProbe.Answer answer : List.of(
                    http.get("/api/history/events", token),
                    http.send("POST", "/api/ledger", token, question, Map.of()))) {
                assertThat(answer.status()).isEqualTo(503);
                assertThat(answer.body().get("type").asString())
                        .isEqualTo("urn:secureside:problem:event-store-unavailable");
                assertThat(answer.header("Retry-After")).isNotEmpty();
                assertThat(answer.text()).doesNotContain("payload", "entries");
            }
        } finally {
            store.sql("alter table domain_event_entry drop constraint no_looks").update();
        }
    }

    @Test
    void whatIsTooLongToBeRecordedWholeIsNotShown() throws Exception {
        long before = recordedLooks();

        HttpProbe.Answer long0 =
                http.get("/api/history/events?limit=" + "0".repeat(Looks.LONGEST) + "50&actor=bob", token);

        assertThat(long0.status()).isEqualTo(400);
        assertThat(long0.body().get("type").asString()).isEqualTo("urn:secureside:problem:invalid-request");
        assertThat(long0.body().get("detail").asString()).contains("The query has 4018 characters", "at most 4000");
        assertThat(long0.text()).doesNotContain("payload");
        assertThat(http.get("/api/history/events/" + "0".repeat(Looks.LONGEST) + "1", token)
                        .body()
                        .path("detail")
                        .asString(""))
                .startsWith("The path has");
        assertThat(recordedLooks()).isEqualTo(before);
    }

    @Test
    void theLongestQuestionIsRecordedToItsEnd() throws Exception {
        String query = "limit=" + "0".repeat(Looks.LONGEST - 18) + "5&actor=bob";

        assertThat(http.get("/api/history/events?" + query, token).status()).isEqualTo(200);

        await().untilAsserted(
                        () -> assertThat(listed().findValuesAsString("query")).contains(query));
    }

    private static List<String> pathsOf(JsonNode looks) {
        return looks.findValuesAsString("path");
    }

    private JsonNode listed() throws Exception {
        return http.get("/api/history/looks?auditor=" + auditor, token).body().get("looks");
    }

    private long recordedLooks() {
        return JdbcClient.create(events)
                .sql("select count(*) from domain_event_entry where type = 'Look'")
                .query(Long.class)
                .single();
    }
}
