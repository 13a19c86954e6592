package org.secureside.query.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.secureside.api.EntityTag;
import org.secureside.api.message.Alert;
import org.secureside.api.message.AlertSeverity;
import org.secureside.api.message.MessageId;
import org.secureside.api.message.Place;
import org.secureside.query.QueryNode;
import org.secureside.web.HttpProbe;
import tools.jackson.databind.JsonNode;

class MessageIT extends QueryNode {

    @Test
    void aMessageIsReadWithItsTag() throws Exception {
        MessageId message = recorded.message(mapleStreet, ADA, "Grey cat found 🐈");

        HttpProbe.Answer answer = getAfter(sent(message), path(message), BOBS_TOKEN);

        assertThat(answer.header("ETag")).isEqualTo(sent(message).toString());
        assertThat(answer.body().get("body").asString()).isEqualTo("Grey cat found 🐈");
        assertThat(answer.body().get("kind").asString()).isEqualTo("CHAT");
        assertThat(answer.body().get("state").asString()).isEqualTo("VISIBLE");
        assertThat(answer.body().has("editedAt")).isFalse();
    }

    @Test
    void anUnchangedMessageIsNotSentAgain() throws Exception {
        MessageId message = recorded.message(mapleStreet, ADA, "same");
        String tag = getAfter(sent(message), path(message), ADAS_TOKEN).header("ETag");
        assertThat(unlessTagged(message, tag).status()).isEqualTo(304);

        EntityTag edited = recorded.edit(message, "other");
        getAfter(edited, path(message), ADAS_TOKEN);

        assertThat(unlessTagged(message, tag).status()).isEqualTo(200);
    }

    @Test
    void whatAnotherReaderWasShownIsNotTakenForOnesOwn() throws Exception {
        MessageId message = recorded.message(mapleStreet, ADA, "same for all but who reacted");
        EntityTag reacted = recorded.react(message, BOB, "👍");
        for (String path : List.of(path(message), street() + "/messages")) {
            String bobs = getAfter(reacted, path, BOBS_TOKEN).header("ETag");

            assertThat(unlessTagged(path, BOBS_TOKEN, bobs).status()).as(path).isEqualTo(304);
            HttpProbe.Answer adas = unlessTagged(path, ADAS_TOKEN, bobs);
            assertThat(adas.status()).as(path).isEqualTo(200);
            assertThat(adas.body().findValuesAsString("mine")).as(path).containsExactly("false");
            assertThat(unlessTagged(path, BOBS_TOKEN, adas.header("ETag")).status())
                    .as(path)
                    .isEqualTo(200);
        }
    }

    @Test
    void theTagThatAReaderWhoReactedWasGivenNamesTheStateStill() throws Exception {
        MessageId message = recorded.message(mapleStreet, ADA, "Hello");
        EntityTag reacted = recorded.react(message, BOB, "👍");

        String tag = getAfter(reacted, path(message), BOBS_TOKEN).header("ETag");

        assertThat(EntityTag.parse(tag)).hasValue(reacted);
        assertThat(http.send("GET", path(message), BOBS_TOKEN, "", Map.of("Read-After", tag, "Prefer", "wait=0"))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void aReactionIsShownWhereItWasPutToWhoseItIs() throws Exception {
        MessageId message = recorded.message(mapleStreet, ADA, "Hello");
        recorded.react(message, ADA, "🐈");
        EntityTag reacted = recorded.react(message, BOB, "👍");
        String thumb = path(message) + "/reactions/%F0%9F%91%8D";

        HttpProbe.Answer shown = getAfter(reacted, thumb, BOBS_TOKEN);

        assertThat(shown.status()).isEqualTo(200);
        assertThat(shown.text()).isEqualTo("{\"emoji\":\"👍\",\"count\":1,\"mine\":true}");
        assertThat(get(thumb, ADAS_TOKEN).status()).as("of somebody else").isEqualTo(404);
        assertThat(get(thumb, EVES_TOKEN).status()).isEqualTo(404);
        assertThat(get(path(message) + "/reactions/nice", BOBS_TOKEN).status()).isEqualTo(400);
    }

    @Test
    void membersSeeWhatAMessageSaidBefore() throws Exception {
        MessageId message = recorded.message(mapleStreet, ADA, "first");
        recorded.edit(message, "second");
        recorded.react(message, BOB, "👍");
        EntityTag newest = recorded.edit(message, "third");

        HttpProbe.Answer two = getAfter(newest, path(message) + "/versions?limit=2", BOBS_TOKEN);
        HttpProbe.Answer rest =
                get(path(message) + "/versions?before=" + two.body().get("next").asString(), BOBS_TOKEN);

        assertThat(texts(two)).isEqualTo("[3 third, 1 second]");
        assertThat(texts(rest)).isEqualTo("[0 first]");
        assertThat(rest.body().has("next")).isFalse();
    }

    @Test
    void everyTextComesBackAsItWasSent() throws Exception {
        String first = "\u0000 first \u001a";
        String second = "second \u001a\u0001\u0000";
        MessageId message = recorded.message(mapleStreet, ADA, first);
        assertThat(getAfter(sent(message), path(message), BOBS_TOKEN)
                        .body()
                        .get("body")
                        .asString())
                .isEqualTo(first);

        EntityTag edited = recorded.edit(message, second);

        assertThat(getAfter(edited, path(message), BOBS_TOKEN)
                        .body()
                        .get("body")
                        .asString())
                .isEqualTo(second);
        assertThat(texts(get(path(message) + "/versions", BOBS_TOKEN)))
                .isEqualTo("[1 " + second + ", 0 " + first + "]");
    }

    @Test
    void ofARetractedMessageNothingIsLeftThatItsAuthorWrote() throws Exception {
        MessageId message = recorded.alert(
                mapleStreet, ADA, "secret one", new Alert(AlertSeverity.INFO, new Place("secret place")));
        recorded.edit(message, "secret two");
        EntityTag retracted = recorded.retract(message);

        HttpProbe.Answer answer = getAfter(retracted, path(message), BOBS_TOKEN);

        assertThat(answer.body().get("state").asString()).isEqualTo("RETRACTED");
        assertThat(answer.body().has("retractedAt")).isTrue();
        assertThat(answer.body().has("removal")).isFalse();
        assertThat(answer.body().toString()).doesNotContain("secret");
        assertThat(get(path(message) + "/versions", BOBS_TOKEN).body().toString())
                .doesNotContain("secret")
                .contains("\"version\":1", "\"version\":0");
        assertThat(get(street() + "/messages", BOBS_TOKEN).body().toString()).doesNotContain("secret");
    }

    @Test
    void ofARemovedMessageItIsToldByWhomAndWhy() throws Exception {
        MessageId message = recorded.message(mapleStreet, BOB, "something rude");
        EntityTag removed = recorded.remove(message, ADA, "Be kind");

        JsonNode body = getAfter(removed, path(message), BOBS_TOKEN).body();

        assertThat(body.has("body")).isFalse();
        assertThat(body.at("/removal/by").asString()).isEqualTo("ada");
        assertThat(body.at("/removal/reason").asString()).isEqualTo("Be kind");
    }

    @Test
    void aMessageThatIsNotThereIsNotFound() throws Exception {
        assertThat(get("/api/messages/" + UUID.randomUUID(), ADAS_TOKEN).status())
                .isEqualTo(404);
        assertThat(get("/api/messages/7", ADAS_TOKEN).status()).isEqualTo(400);
    }

    private HttpProbe.Answer unlessTagged(MessageId message, String tag) throws Exception {
        return unlessTagged(path(message), ADAS_TOKEN, tag);
    }

    private HttpProbe.Answer unlessTagged(String path, String token, String tag) throws Exception {
        return http.send("GET", path, token, "", Map.of("If-None-Match", tag));
    }

    private static String texts(HttpProbe.Answer page) {
        StringBuilder texts = new StringBuilder();
        page.body()
                .get("versions")
                .forEach(version -> texts.append(texts.isEmpty() ? "" : ", ")
                        .append(version.get("version").asLong())
                        .append(' ')
                        .append(version.get("body").asString()));
        return "[" + texts + "]";
    }

    private static String path(MessageId message) {
        return "/api/messages/" + message;
    }
}
