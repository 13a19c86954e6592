package org.secureside.query.neighborhood;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.secureside.api.EntityTag;
import org.secureside.api.ResidentId;
import org.secureside.api.message.MessageId;
import org.secureside.api.neighborhood.MemberRole;
import org.secureside.api.neighborhood.NeighborhoodView;
import org.secureside.query.QueryNode;
import org.secureside.web.HttpProbe;
import org.secureside.web.TestIssuer;
import tools.jackson.databind.JsonNode;

class NeighborhoodIT extends QueryNode {

    @Test
    void aMemberSeesTheNeighborhoodByItsNewestName() throws Exception {
        EntityTag renamed = recorded.rename(mapleStreet, "Maple & Elm");

        JsonNode seen = getAfter(renamed, street(), BOBS_TOKEN).body();

        assertThat(seen.get("name").asString()).isEqualTo("Maple & Elm");
        assertThat(seen.get("role").asString()).isEqualTo("RESIDENT");
    }

    @Test
    void unreadIsWhatOthersSaidAfterTheMarker() throws Exception {
        recorded.message(mapleStreet, ADA, "one");
        MessageId two = recorded.message(mapleStreet, ADA, "two");
        recorded.reply(two, ADA, "three, a reply");
        recorded.message(mapleStreet, BOB, "Bob's own");
        MessageId gone = recorded.message(mapleStreet, ADA, "gone");
        assertThat(unread(recorded.retract(gone))).isEqualTo(3);

        EntityTag marked = recorded.markRead(two, BOB);

        assertThat(unread(marked)).isEqualTo(1);
        assertThat(get(street(), BOBS_TOKEN).body().get("readUpTo").asString()).isEqualTo(two.toString());
        assertThat(get(street(), ADAS_TOKEN).body().get("unread").asInt()).isEqualTo(1);
    }

    @Test
    void aNeighborhoodIsNotSentAgainUntilSomethingOfItLooksDifferent() throws Exception {
        EntityTag renamed = recorded.rename(mapleStreet, "Maple & Elm");
        String tag = getAfter(renamed, street(), BOBS_TOKEN).header("ETag");
        assertThat(EntityTag.parse(tag)).as("the state that writers name").contains(renamed);
        assertThat(unlessTagged(BOBS_TOKEN, tag)).isEqualTo(304);
        assertThat(unlessTagged(ADAS_TOKEN, tag)).as("who has another role").isEqualTo(200);

        MessageId message = recorded.message(mapleStreet, ADA, "to be read");
        assertThat(unread(sent(message))).isEqualTo(1);
        assertThat(unlessTagged(BOBS_TOKEN, tag)).as("one is unread").isEqualTo(200);
        String unread = get(street(), BOBS_TOKEN).header("ETag");
        assertThat(EntityTag.parse(unread)).contains(renamed);

        assertThat(unread(recorded.markRead(message, BOB))).isZero();
        assertThat(unlessTagged(BOBS_TOKEN, unread)).as("it is read").isEqualTo(200);
    }

    private int unlessTagged(String token, String tag) throws Exception {
        return http.send("GET", street(), token, "", Map.of("If-None-Match", tag))
                .status();
    }

    /** The clock by which the command side compares them may say otherwise. */
    @Test
    void aMarkerStaysAtTheMessageThatIsFurtherInTheOrderShown() throws Exception {
        List<MessageId> sent = recorded.messages(mapleStreet, ADA, 3);

        assertThat(unread(recorded.markRead(sent.get(1), BOB))).isEqualTo(1);
        assertThat(unread(recorded.markRead(sent.get(0), BOB))).isEqualTo(1);
        assertThat(get(street(), BOBS_TOKEN).body().get("readUpTo").asString())
                .isEqualTo(sent.get(1).toString());

        recorded.markRead(sent.get(2), BOB);
        assertThat(unread(recorded.markRead(sent.get(1), BOB))).isZero();
    }

    @Test
    void whatWasSaidBeforeOneCameIsNotUnread() throws Exception {
        recorded.messages(mapleStreet, ADA, 3);
        recorded.admit(mapleStreet, EVE);
        MessageId welcome = recorded.message(mapleStreet, ADA, "Welcome");

        assertThat(getAfter(sent(welcome), street(), EVES_TOKEN)
                        .body()
                        .get("unread")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void countingStopsWhereNobodyReadsTheNumber() throws Exception {
        MessageId last = recorded.messages(mapleStreet, ADA, NeighborhoodView.MAX_UNREAD + 1)
                .getLast();

        assertThat(unread(sent(last))).isEqualTo(NeighborhoodView.MAX_UNREAD);
    }

    @Test
    void aResidentListsTheirNeighborhoodsByNamePageByPage() throws Exception {
        ResidentId zoe = new ResidentId("zoe");
        String token = TestIssuer.TRUSTED.token("zoe", "resident");
        List<String> names = List.of("Ash", "Birch", "Birch", "Cedar", "Elm");
        EntityTag last = null;
        for (String name : names) {
            last = recorded.admit(recorded.neighborhoodOf(zoe, name), new ResidentId("yan"));
        }
        assertThat(last).isNotNull();
        getAfter(last, "/api/neighborhoods", token);

        List<String> read = new ArrayList<>();
        String after = "";
        for (boolean more = true; more; ) {
            JsonNode page = get("/api/neighborhoods?limit=2" + after, token).body();
            page.get("neighborhoods").forEach(one -> read.add(one.get("name").asString()));
            more = page.has("next");
            after = more ? "&after=" + page.get("next").asString() : "";
        }

        assertThat(read).isEqualTo(names);
    }

    @Test
    void oneMemberIsShownToMembersOnly() throws Exception {
        recorded.admit(mapleStreet, EVE);
        EntityTag left = recorded.leave(mapleStreet, EVE);

        JsonNode bob = getAfter(left, street() + "/members/bob", ADAS_TOKEN).body();

        assertThat(bob.get("resident").asString()).isEqualTo("bob");
        assertThat(bob.get("role").asString()).isEqualTo("RESIDENT");
        assertThat(get(street() + "/members/eve", ADAS_TOKEN).status()).isEqualTo(404);
        assertThat(get(street() + "/members/a%20b", ADAS_TOKEN).status()).isEqualTo(400);
        for (String member : List.of("bob", "eve", "nobody")) {
            assertThat(get(street() + "/members/" + member, EVES_TOKEN).status())
                    .as(member)
                    .isEqualTo(403);
        }
    }

    @Test
    void aMarkerIsShownToWhoseItIs() throws Exception {
        MessageId message = recorded.message(mapleStreet, ADA, "read");
        EntityTag marked = recorded.markRead(message, BOB);

        assertThat(getAfter(marked, street() + "/read-marker", BOBS_TOKEN)
                        .body()
                        .get("messageId")
                        .asString())
                .isEqualTo(message.toString());
        assertThat(get(street() + "/read-marker", ADAS_TOKEN).status()).isEqualTo(404);
        assertThat(get(street() + "/read-marker", EVES_TOKEN).status()).isEqualTo(403);
    }

    @Test
    void membersAreListedPageByPageWithTheirRoles() throws Exception {
        recorded.admit(mapleStreet, EVE);
        recorded.changeRole(mapleStreet, EVE, MemberRole.MODERATOR);
        recorded.admit(mapleStreet, new ResidentId("cem"));
        EntityTag last = recorded.leave(mapleStreet, new ResidentId("cem"));

        HttpProbe.Answer first = getAfter(last, street() + "/members?limit=2", BOBS_TOKEN);
        HttpProbe.Answer second = get(
                street() + "/members?limit=2&after=" + first.body().get("next").asString(), BOBS_TOKEN);

        assertThat(first.body().get("members").findValuesAsString("resident")).containsExactly("ada", "bob");
        assertThat(first.header("Link")).contains("rel=\"next\"");
        assertThat(second.body().at("/members/0/resident").asString()).isEqualTo("eve");
        assertThat(second.body().at("/members/0/role").asString()).isEqualTo("MODERATOR");
        assertThat(second.body().has("next")).isFalse();
    }

    @Test
    void itsVersionIsThatOfItsNewestEventAlsoOfOneAboutAMember() throws Exception {
        recorded.admit(mapleStreet, EVE);
        EntityTag newest = recorded.changeRole(mapleStreet, EVE, MemberRole.MODERATOR);

        JsonNode one = getAfter(newest, street(), BOBS_TOKEN).body();
        JsonNode listed = get("/api/neighborhoods", BOBS_TOKEN)
                .body()
                .get("neighborhoods")
                .valueStream()
                .filter(neighborhood -> neighborhood.get("neighborhoodId").equals(one.get("neighborhoodId")))
                .findFirst()
                .orElseThrow();

        assertThat(new EntityTag(mapleStreet.value(), one.get("version").asLong()))
                .isEqualTo(newest);
        assertThat(listed.get("version")).isEqualTo(one.get("version"));
    }

    private int unread(EntityTag after) throws Exception {
        HttpProbe.Answer answer = http.send(
                "GET", street(), BOBS_TOKEN, "", java.util.Map.of("Read-After", after.toString(), "Prefer", "wait=10"));
        assertThat(answer.status()).isEqualTo(200);
        int unread = answer.body().get("unread").asInt();
        get("/api/neighborhoods", BOBS_TOKEN).body().get("neighborhoods").forEach(one -> {
            if (one.get("neighborhoodId").asString().equals(mapleStreet.toString())) {
                assertThat(one.get("unread").asInt()).isEqualTo(unread);
            }
        });
        return unread;
    }
}
