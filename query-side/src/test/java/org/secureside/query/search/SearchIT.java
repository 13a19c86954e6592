package org.secureside.query.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.secureside.api.message.MessageId;
import org.secureside.query.QueryNode;
import org.secureside.web.HttpProbe;
import tools.jackson.databind.JsonNode;

class SearchIT extends QueryNode {

    @Test
    void whatWasSaidIsFoundByItsWords() throws Exception {
        MessageId cat = recorded.message(mapleStreet, ADA, "Has anyone seen a grey cat?");
        MessageId reply = recorded.reply(cat, BOB, "A GREY one was at the fountain");
        shown(recorded.message(mapleStreet, ADA, "The water is off until noon"));

        assertThat(found("grey")).containsExactlyInAnyOrder(text(cat), text(reply));
        assertThat(found("grey cat")).containsExactly(text(cat));
        assertThat(found("\"grey cat\"")).containsExactly(text(cat));
        assertThat(found("\"cat grey\"")).isEmpty();
        assertThat(found("grey -cat")).containsExactly(text(reply));
        assertThat(found("fountain or cat")).hasSize(2);
    }

    @Test
    void theMoreRelevantComesFirst() throws Exception {
        MessageId much = recorded.message(mapleStreet, ADA, "cat cat cat");
        shown(recorded.message(mapleStreet, ADA, "a cat among many other things"));

        assertThat(found("cat")).first().isEqualTo(text(much));
    }

    @Test
    void whatWasFoundIsMarkedAndNothingElse() throws Exception {
        shown(recorded.message(mapleStreet, ADA, "a </script> & a cat's \"home\""));

        JsonNode excerpt = search("cat").body().at("/matches/0/excerpt");

        List<String> marked = new ArrayList<>();
        StringBuilder all = new StringBuilder();
        excerpt.forEach(piece -> {
            all.append(piece.get("text").asString());
            if (piece.get("found").asBoolean()) {
                marked.add(piece.get("text").asString());
            }
        });
        assertThat(marked).containsExactly("cat");
        assertThat(all.toString()).contains("cat's \"home\"").doesNotContain("mark", "<b>");
    }

    @Test
    void whatStandsBetweenWordsIsToldAsItWasSent() throws Exception {
        MessageId odd = recorded.message(mapleStreet, ADA, "one\u0000two\u001athree");
        shown(odd);

        assertThat(found("two")).containsExactly(text(odd));
        assertThat(search("two").body().at("/matches/0/excerpt").toString())
                .isEqualTo("[{\"text\":\"one\\u0000\",\"found\":false},{\"text\":\"two\",\"found\":true},"
                        + "{\"text\":\"\\u001Athree\",\"found\":false}]");
    }

    @Test
    void otherNeighborhoodsAreNotSearched() throws Exception {
        var elmStreet = recorded.neighborhoodOf(ADA, "Elm Street");
        shown(recorded.message(elmStreet, ADA, "treasure"));

        assertThat(found("treasure")).isEmpty();
        assertThat(found("-nothing")).isEmpty();
        assertThat(found("#" + elmStreet)).isEmpty();
        assertThat(found(elmStreet.toString())).isEmpty();
    }

    @Test
    void aSearchWithoutAWordFindsNothing() throws Exception {
        shown(recorded.message(mapleStreet, ADA, "something"));

        assertThat(found("!!!")).isEmpty();
        assertThat(found("\"\"")).isEmpty();
    }

    @Test
    void whatIsGoneIsNotFound() throws Exception {
        MessageId gone = recorded.message(mapleStreet, ADA, "embarrassing");
        getAfter(recorded.retract(gone), street(), ADAS_TOKEN);

        assertThat(found("embarrassing")).isEmpty();
    }

    @Test
    void anEditedMessageIsFoundByItsNewestText() throws Exception {
        MessageId message = recorded.message(mapleStreet, ADA, "before");
        getAfter(recorded.edit(message, "afterwards"), street(), ADAS_TOKEN);

        assertThat(found("before")).isEmpty();
        assertThat(found("afterwards")).containsExactly(text(message));
    }

    @Test
    void pagesOfMatchesJoinWithoutHoleOrRepetition() throws Exception {
        List<String> sent = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            sent.add(text(recorded.message(mapleStreet, ADA, "cat ".repeat(1 + i % 3) + i)));
        }
        shown(recorded.message(mapleStreet, ADA, "dog"));

        List<String> read = new ArrayList<>();
        String after = "";
        for (boolean more = true; more; ) {
            HttpProbe.Answer page = get(street() + "/search?q=cat&limit=5" + after, ADAS_TOKEN);
            read.addAll(ids(page));
            more = page.body().has("next");
            after = more ? "&after=" + page.body().get("next").asString() : "";
        }

        assertThat(read).containsExactlyInAnyOrderElementsOf(sent);
    }

    @Test
    void matchesAreFilteredToo() throws Exception {
        recorded.message(mapleStreet, ADA, "cat");
        MessageId bobs = recorded.message(mapleStreet, BOB, "cat");
        shown(bobs);

        assertThat(ids(get(street() + "/search?q=cat&author=bob", ADAS_TOKEN))).containsExactly(text(bobs));
    }

    private void shown(MessageId message) throws Exception {
        assertThat(getAfter(sent(message), street(), ADAS_TOKEN).status()).isEqualTo(200);
    }

    private List<String> found(String words) throws Exception {
        return ids(search(words));
    }

    private HttpProbe.Answer search(String words) throws Exception {
        return get(street() + "/search?q=" + URLEncoder.encode(words, StandardCharsets.UTF_8), ADAS_TOKEN);
    }

    private static List<String> ids(HttpProbe.Answer page) {
        assertThat(page.status()).isEqualTo(200);
        List<String> ids = new ArrayList<>();
        page.body()
                .get("matches")
                .forEach(match -> ids.add(match.at("/message/messageId").asString()));
        return ids;
    }

    private static String text(MessageId message) {
        return message.toString();
    }
}
