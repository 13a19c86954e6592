package org.secureside.command.neighborhood;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.secureside.command.CommandNode;
import org.secureside.web.HttpProbe;
import org.secureside.web.TestIssuer;

/** What becomes of a neighborhood over HTTP. */
class NeighborhoodLifecycleIT {

    private static final String ADA = TestIssuer.TRUSTED.token("ada", "resident");
    private static final String BOB = TestIssuer.TRUSTED.token("bob", "resident");
    private static final String MALLORY = TestIssuer.TRUSTED.token("mallory", "moderator");

    private final CommandNode node = CommandNode.shared();
    private String neighborhood;

    @BeforeEach
    void adaOpensMapleStreetAndAdmitsBob() throws Exception {
        neighborhood = node.openNeighborhood(ADA);
        assertThat(node.put(member("bob"), ADA, "{\"role\":\"RESIDENT\"}").status())
                .isEqualTo(201);
    }

    @Test
    void whoIsAdmittedIsNewAtTheirAddressAndAfterThatIsThere() throws Exception {
        HttpProbe.Answer first = node.put(member("auth0%7Cren%C3%A9@maple"), ADA, "{\"role\":\"RESIDENT\"}");
        HttpProbe.Answer again = node.put(member("auth0%7Cren%C3%A9@maple"), ADA, "{\"role\":\"RESIDENT\"}");

        assertThat(first.status()).isEqualTo(201);
        assertThat(URI.create(first.header("Location")).getPath()).isEqualTo(member("auth0|rené@maple"));
        assertThat(again.status()).isEqualTo(204);
        assertThat(again.header("Location")).isEmpty();
        assertThat(again.header("ETag")).isEqualTo(first.header("ETag"));

        node.delete(member("bob"), ADA);
        assertThat(node.put(member("bob"), ADA, "{\"role\":\"MODERATOR\"}").status())
                .as("who is back")
                .isEqualTo(201);
    }

    @Test
    void everyChangeNamesTheStateItLedTo() throws Exception {
        HttpProbe.Answer opened = node.post("/api/neighborhoods", ADA, "{\"name\":\"Elm Street\"}");
        String elm = opened.header("Location");

        assertThat(opened.header("ETag")).isEqualTo(tag(elm, 1));
        assertThat(node.patch(elm, ADA, "{\"name\":\"Oak Street\"}").header("ETag"))
                .isEqualTo(tag(elm, 2));
        assertThat(node.patch(elm, ADA, "{\"name\":\"Oak Street\"}").header("ETag"))
                .isEqualTo(tag(elm, 2));
        assertThat(node.put(elm + "/members/bob", ADA, "{\"role\":\"RESIDENT\"}")
                        .header("ETag"))
                .isEqualTo(tag(elm, 3));
        assertThat(node.patch(elm + "/members/bob", ADA, "{\"role\":\"MODERATOR\"}")
                        .header("ETag"))
                .isEqualTo(tag(elm, 4));
        assertThat(node.delete(elm + "/members/bob", ADA).header("ETag")).isEqualTo(tag(elm, 5));
    }

    @Test
    void oneThatChangedOftenIsLoadedFromASnapshotAndDecidesAsBefore() throws Exception {
        String tag = "";
        for (int i = 0; i < 120; i++) {
            tag = node.patch(neighborhood, ADA, "{\"name\":\"Street %d\"}".formatted(i))
                    .header("ETag");
        }
        String newest = tag;
        String stream = neighborhood.substring(neighborhood.lastIndexOf('/') + 1);
        EventStore events = node.bean(EventStore.class);
        await().untilAsserted(() ->
                assertThat(events.readEvents(stream).asStream().count()).isLessThan(100));

        assertThat(events.readEvents(stream, 0).asStream().count()).isEqualTo(123);
        assertThat(node.patch(neighborhood, ADA, newest, "{\"name\":\"Street 119\"}")
                        .header("ETag"))
                .isEqualTo(newest);
        assertProblem(node.patch(member("bob"), MALLORY, "{\"role\":\"MODERATOR\"}"), 403, "not-a-member");
        assertProblem(node.put(member("carol"), BOB, "{\"role\":\"RESIDENT\"}"), 403, "not-a-moderator");
        assertProblem(node.delete(member("ada"), ADA), 409, "last-moderator");
        assertThat(node.patch(member("bob"), ADA, newest, "{\"role\":\"MODERATOR\"}")
                        .status())
                .isEqualTo(204);
    }

    @Test
    void whatIsMeantForOneStateIsDoneInNoOther() throws Exception {
        String seen = node.patch(neighborhood, ADA, "{\"name\":\"Elm Street\"}").header("ETag");
        node.put(member("carol"), ADA, "{\"role\":\"RESIDENT\"}");

        assertProblem(node.patch(neighborhood, ADA, seen, "{\"name\":\"Oak Street\"}"), 412, "stale-version");
        assertProblem(node.patch(member("bob"), ADA, seen, "{\"role\":\"MODERATOR\"}"), 412, "stale-version");
        assertProblem(delete(member("bob"), ADA, seen), 412, "stale-version");
        assertProblem(delete(member("bob"), BOB, seen), 412, "stale-version");
    }

    @Test
    void whatIsMeantForTheNewestStateIsDone() throws Exception {
        String newest =
                node.put(member("carol"), ADA, "{\"role\":\"RESIDENT\"}").header("ETag");

        HttpProbe.Answer renamed = node.patch(neighborhood, ADA, newest, "{\"name\":\"Oak Street\"}");
        HttpProbe.Answer promoted = node.patch(member("bob"), ADA, renamed.header("ETag"), "{\"role\":\"MODERATOR\"}");
        HttpProbe.Answer dismissed = delete(member("carol"), ADA, "\"x\", W/" + promoted.header("ETag"));
        HttpProbe.Answer whatever = delete(member("bob"), BOB, "*");

        assertThat(List.of(renamed.status(), promoted.status(), dismissed.status(), whatever.status()))
                .containsOnly(204);
    }

    @Test
    void theTagOfAnotherNeighborhoodIsTheTagOfNoStateOfThisOne() throws Exception {
        String elsewhere = node.put(node.openNeighborhood(ADA) + "/members/bob", ADA, "{\"role\":\"RESIDENT\"}")
                .header("ETag");

        assertProblem(node.patch(neighborhood, ADA, elsewhere, "{\"name\":\"Oak Street\"}"), 412, "stale-version");
    }

    @Test
    void admittingIsNoWayToChangeARole() throws Exception {
        assertThat(node.put(member("bob"), ADA, "{\"role\":\"RESIDENT\"}").status())
                .isEqualTo(204);
        assertProblem(node.put(member("bob"), ADA, "{\"role\":\"MODERATOR\"}"), 409, "already-a-member");
    }

    @Test
    void oneModeratorRemains() throws Exception {
        assertProblem(node.delete(member("ada"), ADA), 409, "last-moderator");
        assertProblem(node.patch(member("ada"), ADA, "{\"role\":\"RESIDENT\"}"), 409, "last-moderator");

        node.patch(member("bob"), ADA, "{\"role\":\"MODERATOR\"}");

        assertThat(node.delete(member("ada"), ADA).status()).isEqualTo(204);
    }

    @Test
    void aMemberLeavesAndMayRepeatIt() throws Exception {
        assertThat(node.delete(member("bob"), BOB).status()).isEqualTo(204);
        assertThat(node.delete(member("bob"), BOB).status()).isEqualTo(204);
        assertProblem(node.post(neighborhood + "/messages", BOB, "{\"body\":\"Hello\"}"), 403, "not-a-member");
    }

    @Test
    void onlyMembersHaveARole() throws Exception {
        assertProblem(node.patch(member("eve"), ADA, "{\"role\":\"MODERATOR\"}"), 404, "not-found");
    }

    @Test
    void aModeratorOnTheTokenIsNoneInTheNeighborhood() throws Exception {
        assertProblem(node.patch(neighborhood, BOB, "{\"name\":\"Mine\"}"), 403, "not-a-moderator");
        assertProblem(node.patch(neighborhood, MALLORY, "{\"name\":\"Mine\"}"), 403, "not-a-member");
    }

    @Test
    void toStrangersANeighborhoodLooksLikeOneThatIsNotThere() throws Exception {
        String nowhere = "/api/neighborhoods/" + UUID.randomUUID();
        String message = node.post(neighborhood + "/messages", BOB, "{\"body\":\"Hello\"}")
                .header("Location");
        String wrong = message.replace("messages", "neighborhoods");

        assertThat(answersTo(MALLORY, neighborhood)).isEqualTo(answersTo(MALLORY, nowhere));
        assertThat(answersTo(MALLORY, wrong)).isEqualTo(answersTo(MALLORY, nowhere));
    }

    /** Tries everything there is to do with a neighborhood, and returns the answers without its id. */
    private List<String> answersTo(String token, String path) throws Exception {
        List<HttpProbe.Answer> answers = List.of(
                node.patch(path, token, "{\"name\":\"Mine\"}"),
                node.put(path + "/members/eve", token, "{\"role\":\"RESIDENT\"}"),
                node.patch(path + "/members/bob", token, "{\"role\":\"MODERATOR\"}"),
                node.delete(path + "/members/bob", token),
                node.delete(path + "/members/mallory", token),
                node.post(path + "/messages", token, "{\"body\":\"Hello\"}"),
                node.put(path + "/read-marker", token, "{\"messageId\":\"%s\"}".formatted(UUID.randomUUID())));
        return answers.stream()
                .map(answer -> answer.status()
                        + answer.header("ETag")
                        + answer.text().replace(path.substring(path.lastIndexOf('/') + 1), "ID"))
                .toList();
    }

    private HttpProbe.Answer delete(String path, String token, String ifMatch) throws Exception {
        return node.http().send("DELETE", path, token, "", Map.of("If-Match", ifMatch));
    }

    private String member(String resident) {
        return neighborhood + "/members/" + resident;
    }

    private static String tag(String path, int version) {
        return "\"" + path.substring(path.lastIndexOf('/') + 1) + "@" + version + "\"";
    }

    private static void assertProblem(HttpProbe.Answer answer, int status, String type) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.body().get("type").asString()).isEqualTo("urn:secureside:problem:" + type);
    }
}
