package org.secureside.query.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.secureside.api.message.MessageId;
import org.secureside.query.QueryNode;
import org.secureside.web.HttpProbe;
import org.secureside.web.TestIssuer;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** What auditors find of what was recorded. */
class TrailIT extends QueryNode {

    private static final String AUDITOR = TestIssuer.TRUSTED.token("audrey", "auditor");
    private static final Pattern NEXT = Pattern.compile("<([^>]*)>; rel=\"next\"");

    @Autowired
    private JdbcClient jdbc;

    private MessageId message;

    @BeforeEach
    void recordSomething() {
        message = recorded.message(mapleStreet, ADA, "Hello");
        recorded.edit(message, "Good-bye");
        recorded.react(message, BOB, "👍");
        recorded.markRead(message, BOB);
        MessageId last = recorded.message(mapleStreet, BOB, "Anything else?");
        awaitInHistory(last);
    }

    @Test
    void theTrailOfAMessageIsAllThatNamesIt() throws Exception {
        JsonNode events = ask("?message=" + message).body().get("events");

        assertThat(types(events)).containsExactly("ReadMarkerMoved", "ReactionAdded", "MessageEdited", "MessageSent");
        JsonNode sent = events.get(3);
        assertThat(sent.at("/payload/body").asString()).isEqualTo("Hello");
        assertThat(sent.at("/streamId").asString()).isEqualTo(message.toString());
        assertThat(sent.at("/sequence").asInt()).isZero();
        assertThat(sent.at("/revision").asString()).isEqualTo("1");
        assertThat(sent.at("/neighborhoodId").asString()).isEqualTo(mapleStreet.toString());
    }

    @Test
    void filtersLetThroughWhatTheyNameAndNothingElse() throws Exception {
        String street = "neighborhood=" + mapleStreet;
        Instant middle = Instant.parse(ask("?" + street + "&type=MessageEdited")
                .body()
                .at("/events/0/recordedAt")
                .asString());

        assertThat(types(ask("?" + street).body().get("events")))
                .containsExactly(
                        "MessageSent",
                        "ReadMarkerMoved",
                        "ReactionAdded",
                        "MessageEdited",
                        "MessageSent",
                        "MemberAdmitted",
                        "MemberAdmitted",
                        "NeighborhoodOpened");
        assertThat(types(ask("?" + street + "&type=MessageSent").body().get("events")))
                .containsExactly("MessageSent", "MessageSent");
        assertThat(types(ask("?" + street + "&from=" + middle).body().get("events")))
                .containsExactly("MessageSent", "ReadMarkerMoved", "ReactionAdded", "MessageEdited");
        assertThat(types(ask("?" + street + "&to=" + middle).body().get("events")))
                .containsExactly("MessageSent", "MemberAdmitted", "MemberAdmitted", "NeighborhoodOpened");
        assertThat(types(ask("?" + street + "&type=MessageSent&from=" + middle)
                        .body()
                        .get("events")))
                .containsExactly("MessageSent");
        assertThat(ask("?" + street + "&actor=nobody").body().get("events")).isEmpty();
        assertThat(ask("?message=" + UUID.randomUUID()).body().get("events")).isEmpty();
        assertThat(ask("?from=2999-01-01T00:00:00Z").body().get("events")).isEmpty();
    }

    @Test
    void anActorIsFoundInWhatTheyCausedOfAnyType() throws Exception {
        String auditor = "auditor-" + UUID.randomUUID();
        String token = TestIssuer.TRUSTED.token(auditor, "auditor");
        String traced = UUID.randomUUID().toString().replace("-", "");
        http.get("/api/history/events?limit=1", token);
        http.send("GET", "/api/history/events?limit=2", token, "", Map.of("X-Request-ID", traced));
        awaitRows("actor = '" + auditor + "'", 2);

        JsonNode events = ask("?actor=" + auditor).body().get("events");

        assertThat(types(events)).containsExactly("HistoryConsulted", "HistoryConsulted");
        assertThat(events.at("/0/payload/query").asString()).isEqualTo("limit=2");
        assertThat(events.at("/0/roles").asString()).isEqualTo("auditor");
        assertThat(events.at("/0/requestId").asString()).isEqualTo(traced);
        assertThat(events.at("/0/traceId").asString()).isEqualTo(traced);
        assertThat(events.at("/1/requestId").asString()).hasSize(36);
        assertThat(events.at("/1/traceId").isMissingNode())
                .as("no load balancer began a trace with it")
                .isTrue();
    }

    @Test
    void pagesFollowEachOtherWithoutAHoleAndWithoutRepetition() throws Exception {
        for (String filter : List.of("neighborhood=" + mapleStreet, "message=" + message, "type=MessageSent", "")) {
            List<Long> whole = positions(ask("?limit=200&" + filter));
            List<Long> paged = new ArrayList<>();
            String path = "/api/history/events?limit=3&" + filter;
            while (!path.isEmpty() && !paged.contains(whole.getLast())) {
                HttpProbe.Answer page = http.get(path, AUDITOR);
                paged.addAll(positions(page));
                Matcher next = NEXT.matcher(page.header("Link"));
                path = next.find() ? next.group(1) : "";
            }

            // Looks are events too: some are newer than the whole, and the last page goes on behind it.
            assertThat(paged.stream()
                            .filter(position -> position <= whole.getFirst() && position >= whole.getLast())
                            .toList())
                    .as(filter)
                    .isEqualTo(whole);
            assertThat(paged)
                    .as(filter)
                    .doesNotHaveDuplicates()
                    .isSortedAccordingTo((one, other) -> Long.compare(other, one));
        }
    }

    @Test
    void newerEventsAreFoundFromAPage() throws Exception {
        HttpProbe.Answer first = ask("?limit=2&neighborhood=" + mapleStreet);
        MessageId later = recorded.message(mapleStreet, ADA, "later");
        awaitInHistory(later);

        HttpProbe.Answer newer = ask("?neighborhood=" + mapleStreet + "&after="
                + first.body().get("prev").asString());

        assertThat(newer.body().get("events")).hasSize(1);
        assertThat(newer.body().at("/events/0/messageId").asString()).isEqualTo(later.toString());
    }

    @Test
    void anEventOfALaterReleaseIsShownAsItIs() throws Exception {
        recorded.somethingUnknown();
        MessageId after = recorded.message(mapleStreet, ADA, "after");
        awaitInHistory(after);
        String type = "org.secureside.query.RecordedEvents$FromTheFuture";

        JsonNode events = ask("?type=" + type.replace("$", "%24")).body().get("events");

        assertThat(events.at("/0/payload/what").asString()).isEqualTo("?");
        HttpProbe.Answer alone =
                http.get("/api/history/events/" + events.at("/0/position").asLong(), AUDITOR);
        assertThat(alone.body()).isEqualTo(events.get(0));
    }

    @Test
    void whatCannotBeIsNamed() throws Exception {
        HttpProbe.Answer answer = ask("?message=x&neighborhood=y&actor=&from=yesterday&limit=0&before=z");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().get("errors").findValuesAsString("field"))
                .containsExactly("message", "neighborhood", "actor", "from", "limit", "before");
        assertThat(http.get("/api/history/events/999999999", AUDITOR).status()).isEqualTo(404);
    }

    private HttpProbe.Answer ask(String query) throws Exception {
        return http.get("/api/history/events" + query, AUDITOR);
    }

    private void awaitRows(String condition, int count) {
        org.awaitility.Awaitility.await()
                .until(() -> jdbc.sql("select count(*) from history_event where " + condition)
                                .query(Long.class)
                                .single()
                        >= count);
    }

    private static List<String> types(JsonNode events) {
        List<String> types = new ArrayList<>();
        events.forEach(event -> types.add(event.get("type").asString()));
        return types;
    }

    private static List<Long> positions(HttpProbe.Answer page) {
        List<Long> positions = new ArrayList<>();
        page.body()
                .get("events")
                .forEach(event -> positions.add(event.get("position").asLong()));
        return positions;
    }
}
