package org.secureside.query.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.secureside.api.message.Alert;
import org.secureside.api.message.AlertSeverity;
import org.secureside.api.message.MessageId;
import org.secureside.api.message.Place;
import org.secureside.query.QueryNode;
import org.secureside.web.HttpProbe;
import org.secureside.web.TestIssuer;
import tools.jackson.databind.JsonNode;

class FeedIT extends QueryNode {

    private static final Pattern LINK = Pattern.compile("<([^>]+)>; rel=\"(\\w+)\"");

    @Test
    void aMemberReadsTheNewestMessagesFirst() throws Exception {
        List<MessageId> sent = recorded.messages(mapleStreet, ADA, 3);

        HttpProbe.Answer feed = feedAfter(sent.getLast(), "");

        assertThat(ids(feed)).containsExactly(text(sent.get(2)), text(sent.get(1)), text(sent.get(0)));
        assertThat(feed.header("SecureSide-Node")).isEqualTo("query-1");
    }

    @Test
    void olderPagesJoinWithoutHoleOrRepetition() throws Exception {
        List<MessageId> sent = recorded.messages(mapleStreet, ADA, 25);
        feedAfter(sent.getLast(), "");

        List<String> read = new ArrayList<>();
        Optional<String> next = Optional.of(street() + "/messages?limit=7");
        while (next.isPresent()) {
            HttpProbe.Answer page = get(next.get(), ADAS_TOKEN);
            read.addAll(ids(page));
            next = link(page, "next");
        }

        Collections.reverse(read);
        assertThat(read).isEqualTo(sent.stream().map(FeedIT::text).toList());
    }

    @Test
    void newerPagesJoinWithoutHoleOrRepetition() throws Exception {
        MessageId first = recorded.message(mapleStreet, ADA, "first");
        String newer = link(feedAfter(first, "?limit=7"), "prev").orElseThrow();
        List<MessageId> sent = recorded.messages(mapleStreet, ADA, 25);
        feedAfter(sent.getLast(), "");

        List<String> read = new ArrayList<>();
        for (HttpProbe.Answer page = get(newer, ADAS_TOKEN);
                !ids(page).isEmpty();
                page = get(link(page, "prev").orElseThrow(), ADAS_TOKEN)) {
            List<String> ids = ids(page);
            Collections.reverse(ids);
            read.addAll(ids);
        }

        assertThat(read).isEqualTo(sent.stream().map(FeedIT::text).toList());
    }

    @Test
    void linksKeepTheFilters() throws Exception {
        List<MessageId> sent = recorded.messages(mapleStreet, ADA, 3);
        recorded.message(mapleStreet, BOB, "Bob's");
        MessageId last = recorded.message(mapleStreet, BOB, "Bob's last");

        String next =
                link(feedAfter(last, "?author=ada&limit=2&replies=0"), "next").orElseThrow();

        assertThat(next).contains("author=ada", "limit=2", "replies=0");
        assertThat(ids(get(next, ADAS_TOKEN))).containsExactly(text(sent.getFirst()));
    }

    @Test
    void messagesAreFilteredByKindAuthorStateAndTime() throws Exception {
        MessageId chat = recorded.message(mapleStreet, ADA, "chat");
        MessageId alert =
                recorded.alert(mapleStreet, BOB, "Fire!", new Alert(AlertSeverity.CRITICAL, new Place("Elm Street 7")));
        MessageId gone = recorded.message(mapleStreet, ADA, "gone");
        recorded.retract(gone);
        HttpProbe.Answer all = feedAfter(recorded.message(mapleStreet, ADA, "last"), "");
        String alertAt = all.body().at("/messages/2/recordedAt").asString();

        assertThat(ids(feed("?kind=alert"))).containsExactly(text(alert));
        assertThat(ids(feed("?author=bob"))).containsExactly(text(alert));
        assertThat(ids(feed("?state=retracted"))).containsExactly(text(gone));
        assertThat(ids(feed("?state=visible&kind=chat"))).hasSize(2).contains(text(chat));
        assertThat(ids(feed("?to=" + alertAt))).containsExactly(text(chat));
        assertThat(ids(feed("?from=" + alertAt))).hasSize(3).doesNotContain(text(chat));
        assertThat(all.body().at("/messages/2/alert/severity").asString()).isEqualTo("CRITICAL");
        assertThat(all.body().at("/messages/2/alert/place").asString()).isEqualTo("Elm Street 7");
    }

    @Test
    void repliesStandWithWhatTheyAnswer() throws Exception {
        MessageId question = recorded.message(mapleStreet, ADA, "Whose cat is this?");
        List<MessageId> replies = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            replies.add(recorded.reply(question, BOB, "reply " + i));
        }
        MessageId nested = recorded.reply(replies.get(4), ADA, "Thanks");

        HttpProbe.Answer feed = feedAfter(nested, "?replies=2");
        JsonNode message = feed.body().at("/messages/0");

        assertThat(ids(feed)).containsExactly(text(question));
        assertThat(message.at("/replies/count").asInt()).isEqualTo(5);
        assertThat(message.at("/replies/newest").findValuesAsString("messageId"))
                .containsExactly(text(replies.get(4)), text(replies.get(3)));
        assertThat(message.at("/replies/newest/0/inReplyTo").asString()).isEqualTo(text(question));
    }

    @Test
    void allRepliesAreReadPageByPage() throws Exception {
        MessageId question = recorded.message(mapleStreet, ADA, "Whose cat is this?");
        List<String> replies = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            replies.addFirst(text(recorded.reply(question, BOB, "reply " + i)));
        }
        MessageId nested = recorded.reply(new MessageId(UUID.fromString(replies.getLast())), ADA, "nested");
        feedAfter(nested, "");

        HttpProbe.Answer first = get("/api/messages/" + question + "/replies?limit=3", BOBS_TOKEN);
        HttpProbe.Answer second = get(link(first, "next").orElseThrow(), BOBS_TOKEN);

        assertThat(ids(first)).isEqualTo(replies.subList(0, 3));
        assertThat(ids(second)).isEqualTo(replies.subList(3, 5));
        assertThat(second.body().has("next")).isFalse();
        assertThat(second.body().at("/messages/1/replies/count").asInt()).isEqualTo(1);
    }

    @Test
    void reactionsAreCountedAndOnesOwnAreMarked() throws Exception {
        MessageId message = recorded.message(mapleStreet, ADA, "Found the cat");
        recorded.react(message, ADA, "🐈");
        recorded.react(message, BOB, "👍");
        recorded.react(message, ADA, "👍");
        recorded.react(message, EVE, "👎");
        var last = recorded.withdraw(message, EVE, "👎");

        getAfter(last, street() + "/messages", BOBS_TOKEN);
        JsonNode seen = get(street() + "/messages", BOBS_TOKEN).body().at("/messages/0/reactions");

        assertThat(seen.toString())
                .isEqualTo("[{\"emoji\":\"👍\",\"count\":2,\"mine\":true},"
                        + "{\"emoji\":\"🐈\",\"count\":1,\"mine\":false}]");
    }

    @Test
    void whoeverIsNoMemberReadsNothing() throws Exception {
        MessageId secret = recorded.message(mapleStreet, ADA, "secret");
        feedAfter(secret, "");
        String auditor = TestIssuer.TRUSTED.token("audrey", "auditor", "admin");

        for (String path : List.of(street() + "/messages", street() + "/members", street(), street() + "/search?q=a")) {
            assertThat(get(path, EVES_TOKEN).status()).as(path).isEqualTo(403);
            assertThat(get(path, auditor).status()).as(path).isEqualTo(403);
            assertThat(get(path, "").status()).as(path).isEqualTo(401);
        }
        for (String path : List.of("", "/replies", "/versions")) {
            assertThat(get("/api/messages/" + secret + path, EVES_TOKEN).status())
                    .as(path)
                    .isEqualTo(404);
        }
        assertThat(get("/api/neighborhoods/" + UUID.randomUUID() + "/messages", ADAS_TOKEN)
                        .status())
                .isEqualTo(403);
    }

    @Test
    void whoeverLeftReadsNothingMoreAndWhoeverComesReadsWhatWasSaidBefore() throws Exception {
        MessageId before = recorded.message(mapleStreet, ADA, "Welcome");
        var left = recorded.leave(mapleStreet, BOB);
        var came = recorded.admit(mapleStreet, EVE);

        assertThat(ids(getAfter(came, street() + "/messages", EVES_TOKEN))).containsExactly(text(before));
        assertThat(getAfter(left, street() + "/messages", ADAS_TOKEN).status()).isEqualTo(200);
        assertThat(get(street() + "/messages", BOBS_TOKEN).status()).isEqualTo(403);
        assertThat(get("/api/messages/" + before, BOBS_TOKEN).status()).isEqualTo(404);
    }

    @Test
    void anUnchangedPageIsNotSentAgain() throws Exception {
        MessageId message = recorded.message(mapleStreet, ADA, "same");
        String tag = feedAfter(message, "").header("ETag");

        assertThat(unlessTagged(tag).status()).isEqualTo(304);

        MessageId reply = recorded.reply(message, BOB, "new");
        feedAfter(reply, "");
        HttpProbe.Answer changed = unlessTagged(tag);
        assertThat(changed.status()).isEqualTo(200);

        var reaction = recorded.react(reply, BOB, "👍");
        getAfter(reaction, street() + "/messages", ADAS_TOKEN);
        assertThat(unlessTagged(changed.header("ETag")).status()).isEqualTo(200);
    }

    @Test
    void longPagesAreCompressedForThoseWhoAskForIt() throws Exception {
        feedAfter(recorded.messages(mapleStreet, ADA, 30).getLast(), "");

        var zipped = http.bytes(street() + "/messages", ADAS_TOKEN, Map.of("Accept-Encoding", "gzip"));

        assertThat(zipped.headers().firstValue("Content-Encoding")).contains("gzip");
        assertThat(zipped.body()[0]).isEqualTo((byte) 0x1f);
    }

    @Test
    void everyBadParameterIsRefusedByName() throws Exception {
        HttpProbe.Answer refused =
                feed("?limit=201&before=nonsense&after=x&kind=gossip&author=a%20b&state=lost&from=now"
                        + "&to=10000-01-01T00:00:00Z&replies=21");

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body().get("errors").findValuesAsString("field"))
                .containsExactly(
                        "limit", "before", "after", "after", "kind", "author", "state", "from", "to", "replies");
        assertThat(feed("?limit=many").status()).isEqualTo(400);
    }

    private HttpProbe.Answer feed(String parameters) throws Exception {
        return get(street() + "/messages" + parameters, ADAS_TOKEN);
    }

    private HttpProbe.Answer feedAfter(MessageId message, String parameters) throws Exception {
        return getAfter(sent(message), street() + "/messages" + parameters, ADAS_TOKEN);
    }

    private HttpProbe.Answer unlessTagged(String tag) throws Exception {
        return http.send("GET", street() + "/messages", ADAS_TOKEN, "", Map.of("If-None-Match", tag));
    }

    private static List<String> ids(HttpProbe.Answer page) {
        assertThat(page.status()).isEqualTo(200);
        List<String> ids = new ArrayList<>();
        page.body()
                .get("messages")
                .forEach(message -> ids.add(message.get("messageId").asString()));
        return ids;
    }

    private static Optional<String> link(HttpProbe.Answer page, String relation) {
        Matcher link = LINK.matcher(page.header("Link"));
        while (link.find()) {
            if (Objects.equals(link.group(2), relation)) {
                return Optional.of(link.group(1));
            }
        }
        return Optional.empty();
    }

    private static String text(MessageId message) {
        return message.toString();
    }
}
