package org.secureside.command.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.secureside.api.message.Alert;
import org.secureside.api.message.AlertSeverity;
import org.secureside.api.message.MessageSent;
import org.secureside.api.message.Place;
import org.secureside.command.CommandNode;
import org.secureside.web.HttpProbe;
import org.secureside.web.TestIssuer;

/** What becomes of a message over HTTP. Ada moderates, Bob wrote it. */
class MessageLifecycleIT {

    private static final String ADA = TestIssuer.TRUSTED.token("ada", "resident");
    private static final String BOB = TestIssuer.TRUSTED.token("bob", "resident");
    private static final String MALLORY = TestIssuer.TRUSTED.token("mallory", "resident");

    private final CommandNode node = CommandNode.shared();
    private String neighborhood;
    private String message;
    private String sent;

    @BeforeEach
    void bobSendsAMessageToMapleStreet() throws Exception {
        neighborhood = node.openNeighborhood(ADA);
        node.put(neighborhood + "/members/bob", ADA, "{\"role\":\"RESIDENT\"}");
        HttpProbe.Answer answer = node.post(neighborhood + "/messages", BOB, "{\"body\":\"Helo\"}");
        message = answer.header("Location");
        sent = answer.header("ETag");
    }

    @Test
    void anAlertIsRecordedWithItsSeverityAndPlace() throws Exception {
        HttpProbe.Answer alert = node.post(
                neighborhood + "/messages",
                BOB,
                "{\"body\":\"Fire!\",\"kind\":\"ALERT\",\"severity\":\"CRITICAL\",\"place\":\"Elm Street 5\"}");

        assertThat(alert.status()).isEqualTo(201);
        assertThat(recorded(alert).alert()).isEqualTo(new Alert(AlertSeverity.CRITICAL, new Place("Elm Street 5")));
    }

    @Test
    void whatBelongsToAnAlertIsAskedOfAlertsAndOfNothingElse() throws Exception {
        assertThat(fieldsAtFault("{\"body\":\"Fire!\",\"kind\":\"ALERT\"}")).containsExactly("severity");
        assertThat(fieldsAtFault("{\"body\":\"Hi\",\"severity\":\"INFO\",\"place\":\"here\"}"))
                .containsExactly("severity", "place");
        assertThat(fieldsAtFault("{\"body\":\"Hi\",\"kind\":\"SONG\"}")).containsExactly("kind");
        assertThat(fieldsAtFault("{\"body\":\"Hi\",\"kind\":1}")).containsExactly("kind");
    }

    @Test
    void aTimeThatNoDatabaseHoldsIsRefused() throws Exception {
        assertThat(fieldsAtFault("{\"body\":\"Hi\",\"sentAt\":\"+999999999-12-31T23:59:59Z\"}"))
                .containsExactly("sentAt");
        assertThat(fieldsAtFault("{\"body\":\"Hi\",\"sentAt\":\"-0001-01-01T00:00:00Z\"}"))
                .containsExactly("sentAt");
    }

    @Test
    void aReplyNamesAMessageOfItsNeighborhood() throws Exception {
        String elsewhere = node.openNeighborhood(ADA);

        HttpProbe.Answer reply =
                node.post(neighborhood + "/messages", ADA, "{\"body\":\"Hi\",\"inReplyTo\":\"%s\"}".formatted(id()));
        HttpProbe.Answer stray =
                node.post(elsewhere + "/messages", ADA, "{\"body\":\"Hi\",\"inReplyTo\":\"%s\"}".formatted(id()));

        assertThat(reply.status()).isEqualTo(201);
        assertThat(recorded(reply).inReplyTo()).hasToString(id());
        assertProblem(stray, 422, "unknown-message");
    }

    @Test
    void theAuthorEditsWhatTheyHaveSeen() throws Exception {
        HttpProbe.Answer edited = node.patch(message, BOB, sent, "{\"body\":\"Hello\"}");

        assertThat(edited.status()).isEqualTo(204);
        assertThat(edited.header("ETag")).isEqualTo("\"" + id() + "@1\"");
        assertProblem(node.patch(message, BOB, sent, "{\"body\":\"Good-bye\"}"), 412, "stale-version");
    }

    @Test
    void anEditMustNameTheVersionThatWasSeen() throws Exception {
        assertProblem(node.patch(message, BOB, "{\"body\":\"Hello\"}"), 428, "version-required");
        assertProblem(
                node.patch(message, BOB, "\"" + UUID.randomUUID() + "@0\"", "{\"body\":\"Hello\"}"),
                412,
                "stale-version");
        assertProblem(node.patch(message, BOB, "nonsense", "{\"body\":\"Hello\"}"), 412, "stale-version");
        assertThat(node.patch(message, BOB, "\"abc\", W/" + sent, "{\"body\":\"Hello\"}")
                        .status())
                .isEqualTo(204);
        assertThat(node.patch(message, BOB, "*", "{\"body\":\"Good-bye\"}").status())
                .isEqualTo(204);
    }

    @Test
    void anEditThatIsRepeatedIsAnsweredLikeTheFirst() throws Exception {
        HttpProbe.Answer first = node.patch(message, BOB, sent, "{\"body\":\"Hello\"}");
        HttpProbe.Answer again = node.patch(message, BOB, sent, "{\"body\":\"Hello\"}");

        assertThat(again.status()).isEqualTo(204);
        assertThat(again.header("ETag")).isEqualTo(first.header("ETag"));
        assertThat(events()).isEqualTo(2);
    }

    @Test
    void ofEditsAtOnceOneWinsAndTheOthersAreToldSo() throws Exception {
        List<Future<HttpProbe.Answer>> answers = new ArrayList<>();
        try (ExecutorService devices = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 20; i++) {
                String body = "{\"body\":\"Version %d\"}".formatted(i);
                answers.add(devices.submit(() -> node.patch(message, BOB, sent, body)));
            }
        }
        List<Integer> statuses = new ArrayList<>();
        for (Future<HttpProbe.Answer> answer : answers) {
            statuses.add(answer.get().status());
        }
        assertThat(statuses).containsOnlyOnce(204);
        assertThat(statuses.stream().filter(status -> status == 412)).hasSize(19);
        assertThat(events()).isEqualTo(2);
    }

    @Test
    void reactionsAtOnceAreAllRecorded() throws Exception {
        List<Future<HttpProbe.Answer>> answers = new ArrayList<>();
        try (ExecutorService residents = Executors.newVirtualThreadPerTaskExecutor()) {
            for (String emoji : List.of("👍", "🐈", "❤️", "🇩🇪", "1️⃣")) {
                answers.add(residents.submit(() -> node.put(reaction(emoji), ADA, "")));
                answers.add(residents.submit(() -> node.put(reaction(emoji), BOB, "")));
            }
        }
        for (Future<HttpProbe.Answer> answer : answers) {
            assertThat(answer.get().status()).isEqualTo(201);
        }
        assertThat(events()).isEqualTo(11);
    }

    @Test
    void aReactionComesAndGoes() throws Exception {
        HttpProbe.Answer added = node.put(reaction("👍🏽"), ADA, "");
        HttpProbe.Answer again = node.put(reaction("👍🏽"), ADA, "");
        HttpProbe.Answer withdrawn = node.delete(reaction("👍🏽"), ADA);

        assertThat(List.of(added.status(), again.status(), withdrawn.status())).containsExactly(201, 204, 204);
        assertThat(added.header("Location")).isEqualTo(message + "/reactions/%F0%9F%91%8D%F0%9F%8F%BD");
        assertThat(added.header("ETag")).isEqualTo("\"" + id() + "@1\"");
        assertThat(again.header("ETag")).isEqualTo(added.header("ETag"));
        assertThat(withdrawn.header("ETag")).isEqualTo("\"" + id() + "@2\"");
        assertProblem(node.put(reaction("nice"), ADA, ""), 400, "invalid-request");
    }

    @Test
    void aRetractedMessageChangesNoMore() throws Exception {
        HttpProbe.Answer retracted = node.delete(message, BOB);

        assertThat(retracted.status()).isEqualTo(204);
        assertThat(node.delete(message, BOB).header("ETag")).isEqualTo(retracted.header("ETag"));
        assertProblem(node.patch(message, BOB, "*", "{\"body\":\"Hello\"}"), 409, "message-closed");
        assertProblem(node.put(reaction("👍"), ADA, ""), 409, "message-closed");
        assertProblem(node.post(message + "/removal", ADA, "{\"reason\":\"An insult\"}"), 409, "message-closed");
    }

    @Test
    void aRetractionThatNamesAVersionRetractsNoOther() throws Exception {
        node.patch(message, BOB, sent, "{\"body\":\"Hello\"}");

        assertProblem(node.http().send("DELETE", message, BOB, "", Map.of("If-Match", sent)), 412, "stale-version");
    }

    @Test
    void aRemovalIsRecordedOnceHoweverOftenItIsPosted() throws Exception {
        String key = CommandNode.newKey();
        HttpProbe.Answer removed = node.post(message + "/removal", ADA, key, "{\"reason\":\"An insult\"}");
        HttpProbe.Answer again = node.post(message + "/removal", ADA, key, "{\"reason\":\"An insult\"}");

        assertThat(removed.status()).isEqualTo(204);
        assertThat(removed.header("Idempotency-Replayed")).isEmpty();
        assertThat(again.status()).isEqualTo(204);
        assertThat(again.header("ETag")).isEqualTo(removed.header("ETag"));
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
        assertProblem(node.post(message + "/removal", ADA, key, "{\"reason\":\"Another\"}"), 422, "key-reused");
        assertThat(events()).isEqualTo(2);
    }

    @Test
    void aRemovalNeedsAKeyAndAReason() throws Exception {
        HttpProbe.Answer refused = node.http().send("POST", message + "/removal", ADA, "{}", Map.of());

        assertThat(refused.body().get("errors").findValuesAsString("field"))
                .containsExactly("Idempotency-Key", "reason");
    }

    @Test
    void onlyModeratorsRemoveAndOnlyAuthorsRewrite() throws Exception {
        assertProblem(node.post(message + "/removal", BOB, "{\"reason\":\"Mine\"}"), 403, "not-a-moderator");
        assertProblem(node.patch(message, ADA, "*", "{\"body\":\"Hello\"}"), 403, "not-the-author");
        assertProblem(node.delete(message, ADA), 403, "not-the-author");
    }

    @Test
    void toStrangersAMessageLooksLikeOneThatIsNotThere() throws Exception {
        String nowhere = "/api/messages/" + UUID.randomUUID();

        assertThat(refusals(message, MALLORY)).isEqualTo(refusals(nowhere, MALLORY));
    }

    @Test
    void theIdOfANeighborhoodIsNoMessage() throws Exception {
        String wrong = neighborhood.replace("neighborhoods", "messages");

        assertThat(refusals(wrong, ADA)).isEqualTo(refusals("/api/messages/" + UUID.randomUUID(), ADA));
    }

    @Test
    void whoeverWasDismissedChangesNothingAnyMore() throws Exception {
        node.put(reaction("👍"), BOB, "");
        node.delete(neighborhood + "/members/bob", ADA);

        assertThat(refusals(message, BOB)).isEqualTo(refusals("/api/messages/" + UUID.randomUUID(), BOB));
    }

    /** Tries everything there is to do with a message, and returns the refusals without the message's id. */
    private List<String> refusals(String path, String token) throws Exception {
        List<HttpProbe.Answer> answers = List.of(
                node.patch(path, token, "*", "{\"body\":\"Hello\"}"),
                node.delete(path, token),
                node.post(path + "/removal", token, "{\"reason\":\"An insult\"}"),
                node.put(path + "/reactions/" + encoded("👍"), token, ""),
                node.delete(path + "/reactions/" + encoded("👍"), token));
        assertThat(answers).allSatisfy(answer -> assertProblem(answer, 404, "not-found"));
        return answers.stream()
                .map(answer -> answer.text().replace(path.substring(path.lastIndexOf('/') + 1), "ID"))
                .toList();
    }

    @Test
    void onlyAnAlertMaySayThatItIsUrgent() throws Exception {
        String alert = "{\"body\":\"Fire!\",\"kind\":\"ALERT\",\"severity\":\"CRITICAL\"}";

        assertThat(sentWithPriority("u=1", alert).status()).isEqualTo(201);
        assertThat(sentWithPriority("u=5, i", "{\"body\":\"Hi\"}").status()).isEqualTo(201);
        HttpProbe.Answer refused = sentWithPriority("i, u=0", "{\"body\":\"Hi\"}");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body().get("errors").findValuesAsString("field")).containsExactly("Priority");
    }

    private HttpProbe.Answer sentWithPriority(String priority, String json) throws Exception {
        return node.http()
                .send(
                        "POST",
                        neighborhood + "/messages",
                        BOB,
                        json,
                        Map.of("Idempotency-Key", UUID.randomUUID().toString(), "Priority", priority));
    }

    private List<String> fieldsAtFault(String json) throws Exception {
        HttpProbe.Answer refused = node.post(neighborhood + "/messages", BOB, json);
        assertThat(refused.status()).isEqualTo(400);
        return refused.body().get("errors").findValuesAsString("field");
    }

    private MessageSent recorded(HttpProbe.Answer answer) {
        String stream = answer.body().get("messageId").asString();
        return (MessageSent)
                node.bean(EventStore.class).readEvents(stream).next().getPayload();
    }

    private long events() {
        return node.bean(EventStore.class).readEvents(id()).asStream().count();
    }

    private String id() {
        return message.substring(message.lastIndexOf('/') + 1);
    }

    private String reaction(String emoji) {
        return message + "/reactions/" + encoded(emoji);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static void assertProblem(HttpProbe.Answer answer, int status, String type) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.body().get("type").asString()).isEqualTo("urn:secureside:problem:" + type);
    }
}
