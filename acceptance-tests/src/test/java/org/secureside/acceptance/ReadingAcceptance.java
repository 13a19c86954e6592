package org.secureside.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.secureside.acceptance.Resident.Answer;
import tools.jackson.databind.JsonNode;

/** Reading through the load balancer, as clients do it. */
class ReadingAcceptance {

    private static Stack stack;
    private static Resident ada;
    private static Resident bob;
    private static Resident eve;

    private String street;

    @BeforeAll
    static void up() throws Exception {
        stack = Stack.start();
        ada = Resident.of(stack, "ada");
        bob = Resident.of(stack, "bob");
        eve = Resident.of(stack, "eve");
    }

    @AfterAll
    static void down() throws Exception {
        stack.close();
    }

    @BeforeEach
    void adaOpensAStreetAndAdmitsBob() throws Exception {
        street = ada.openStreet("Maple Street");
        bob.getAfter(ada.admit(street, bob), street);
    }

    @Test
    void whatIsSearchedIsFoundWithItsWordsMarked() throws Exception {
        ada.say(street, "The water is off until noon");
        Answer cat = ada.say(street, "Has anyone seen a grey cat with a \"white\" paw & a bell? <3");
        Answer van = bob.post(
                street + "/messages",
                Map.of("body", "A grey van blocks the road", "kind", "ALERT", "severity", "INFO", "place", "Gate 2"));

        Answer found = bob.getAfter(van, street + "/search?q=grey%20paw");

        assertThat(matches(found)).containsExactly(cat.id());
        JsonNode excerpt = found.body().at("/matches/0/excerpt");
        assertThat(String.join("", excerpt.findValuesAsString("text"))).contains("a \"white\" paw & a bell? <3");
        assertThat(excerpt.values().stream()
                        .filter(piece -> piece.get("found").asBoolean())
                        .map(piece -> piece.get("text").asString()))
                .containsExactly("grey", "paw");
    }

    @Test
    void aSearchIsFilteredAndForMembersOnly() throws Exception {
        Answer cat = ada.say(street, "A grey cat");
        Answer van = bob.post(street + "/messages", Map.of("body", "A grey van", "kind", "ALERT", "severity", "INFO"));

        String grey = street + "/search?q=grey";
        assertThat(matches(ada.getAfter(van, grey))).containsExactlyInAnyOrder(cat.id(), van.id());
        assertThat(matches(ada.getAfter(van, grey + "&kind=alert"))).containsExactly(van.id());
        assertThat(matches(ada.getAfter(van, grey + "&author=ada"))).containsExactly(cat.id());
        assertThat(matches(ada.getAfter(van, grey + "&to=2020-01-01T00:00:00Z")))
                .isEmpty();
        assertThat(eve.get(grey).status()).isEqualTo(403);
    }

    @Test
    void aFeedIsFilteredByKindAuthorStateAndTime() throws Exception {
        Answer cat = ada.say(street, "A grey cat");
        Answer van = bob.post(street + "/messages", Map.of("body", "A grey van", "kind", "ALERT", "severity", "INFO"));
        Answer slip = bob.say(street, "Sorry, wrong street");
        Answer retracted = bob.send("DELETE", slip.location(), "").done();
        String first =
                ada.getAfter(cat, cat.location()).body().get("recordedAt").asString();
        Map<String, List<String>> filters = Map.of(
                "kind=alert",
                List.of(van.id()),
                "kind=chat",
                List.of(slip.id(), cat.id()),
                "author=ada",
                List.of(cat.id()),
                "author=nobody",
                List.of(),
                "state=retracted",
                List.of(slip.id()),
                "state=visible",
                List.of(van.id(), cat.id()),
                "from=" + first,
                List.of(slip.id(), van.id(), cat.id()),
                "to=" + first,
                List.of());

        for (Map.Entry<String, List<String>> filter : filters.entrySet()) {
            assertThat(ada.getAfter(retracted, street + "/messages?" + filter.getKey())
                            .body()
                            .get("messages")
                            .findValuesAsString("messageId"))
                    .as(filter.getKey())
                    .isEqualTo(filter.getValue());
        }
    }

    @Test
    void aVersionOfTheApiThatThereIsNotIsRefused() throws Exception {
        assertThat(bob.get(street, "Accept", "application/json;version=1").status())
                .isEqualTo(200);

        Answer refused = bob.get(street, "Accept", "application/json;version=2");
        assertThat(refused.status()).isBetween(400, 499);
        assertThat(refused.text()).contains("This API has version 1");
    }

    @Test
    void theLinksOfPagesLeadThroughListsWithoutHoleOrRepeat() throws Exception {
        List<String> said = new ArrayList<>();
        Answer newest = ada.say(street, "dog");
        for (int i = 0; i < 47; i++) {
            newest = ada.say(street, "cat ".repeat(1 + i % 5) + i);
            said.addFirst(newest.id());
        }
        bob.getAfter(bob.say(street, "dog"), street);

        List<String> feed = new ArrayList<>();
        Answer oldest = newest;
        for (String page = street + "/messages?limit=5&author=ada&kind=chat"; !page.isEmpty(); ) {
            Answer answer = bob.getAfter(newest, page);
            feed.addAll(ids(answer));
            page = answer.next();
            oldest = answer;
        }
        List<String> back = ids(oldest);
        for (Answer page = bob.getAfter(newest, oldest.prev());
                !ids(page).isEmpty();
                page = bob.getAfter(newest, page.prev())) {
            back.addAll(0, ids(page));
        }
        List<String> matches = new ArrayList<>();
        for (String page = street + "/search?limit=5&q=cat"; !page.isEmpty(); ) {
            Answer answer = bob.getAfter(newest, page);
            matches.addAll(matches(answer));
            page = answer.next();
        }

        assertThat(feed.subList(0, 47)).isEqualTo(said);
        assertThat(feed).hasSize(48);
        assertThat(back).as("from the oldest page to the newest").isEqualTo(feed);
        assertThat(matches).containsExactlyInAnyOrderElementsOf(said);
    }

    @Test
    void theOtherListsHavePagesToo() throws Exception {
        Resident carol = Resident.of(stack, "carol");
        Answer admitted = ada.admit(street, carol);
        Answer said = ada.say(street, "Who has a ladder?");
        bob.getAfter(said, said.location());
        List<String> replies = new ArrayList<>();
        Answer last = said;
        for (int i = 0; i < 3; i++) {
            last = bob.post(street + "/messages", Map.of("body", "I have " + i, "inReplyTo", said.id()))
                    .done();
            replies.addFirst(last.id());
        }
        Answer edited = ada.edit(said, "Who has a long ladder?");
        edited = ada.send("PATCH", said.location(), "{\"body\":\"Thanks, found one\"}", "If-Match", edited.tag())
                .done();

        assertThat(through(last, said.location() + "/replies?limit=2", "messageId"))
                .isEqualTo(replies);
        assertThat(through(edited, said.location() + "/versions?limit=2", "body"))
                .containsExactly("Thanks, found one", "Who has a long ladder?", "Who has a ladder?");
        assertThat(through(admitted, street + "/members?limit=2", "resident")).containsExactly("ada", "bob", "carol");
        Answer another =
                ada.post("/api/neighborhoods", Map.of("name", "Elm Street")).done();
        assertThat(through(another, "/api/neighborhoods?limit=1", "neighborhoodId"))
                .contains(street.substring(street.lastIndexOf('/') + 1), another.id())
                .doesNotHaveDuplicates();
    }

    /** Follows the links of a list and returns what a field says on all of its pages. */
    private static List<String> through(Answer write, String list, String field) throws Exception {
        List<String> found = new ArrayList<>();
        int pages = 0;
        for (String page = list; !page.isEmpty(); pages++) {
            Answer answer = ada.getAfter(write, page);
            found.addAll(answer.body().values().stream()
                    .filter(JsonNode::isArray)
                    .flatMap(entries -> entries.values().stream())
                    .map(entry -> entry.get(field).asString())
                    .toList());
            page = answer.next();
        }
        assertThat(pages).as("pages of " + list).isGreaterThan(1);
        return found;
    }

    @Test
    void whatWasNotReadIsCountedUntilTheMarkerPassesIt() throws Exception {
        List<Answer> said = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            said.add(ada.say(street, "Message " + i));
        }
        assertThat(bob.getAfter(said.getLast(), street).body().get("unread").asInt())
                .isEqualTo(5);
        assertThat(ada.getAfter(said.getLast(), street).body().get("unread").asInt())
                .as("what one wrote oneself")
                .isZero();

        String third = said.get(2).id();
        Answer marked = bob.send("PUT", street + "/read-marker", "{\"messageId\":\"" + third + "\"}")
                .done();

        JsonNode seen = bob.getAfter(marked, street).body();
        assertThat(seen.get("unread").asInt()).isEqualTo(2);
        assertThat(seen.get("readUpTo").asString()).isEqualTo(third);
        JsonNode list = bob.getAfter(marked, "/api/neighborhoods").body().get("neighborhoods");
        assertThat(list.values()).contains(seen);
    }

    @Test
    void whatAMessageSaidBeforeIsShownToMembersOnly() throws Exception {
        Answer said = ada.say(street, "The party is on Friday");
        Answer edited = ada.edit(said, "The party is on Saturday");

        String message = said.location();
        assertThat(bob.getAfter(edited, message + "/versions").body().findValuesAsString("body"))
                .containsExactly("The party is on Saturday", "The party is on Friday");
        for (String path : List.of(message, message + "/versions", message + "/replies", street + "/messages")) {
            Answer refused = eve.get(path);
            assertThat(refused.status()).as(path).isIn(403, 404);
            assertThat(refused.text()).doesNotContain("party");
        }
    }

    @Test
    void whoHasTheNewestIsToldSoInsteadOfSentItAgain() throws Exception {
        Answer said = ada.say(street, "Nothing new");
        List<String> paths = List.of(said.location(), said.location() + "/replies", street + "/messages");
        List<String> tags = new ArrayList<>();
        for (String path : paths) {
            Answer read = bob.getAfter(said, path);
            Answer again = bob.get(path, "If-None-Match", read.tag(), "Read-After", said.tag(), "Prefer", "wait=5");
            assertThat(again.status()).as(path).isEqualTo(304);
            assertThat(again.text()).isEmpty();
            assertThat(again.tag()).isEqualTo(read.tag());
            tags.add(read.tag());
        }

        Answer reply = bob.post(street + "/messages", Map.of("body", "Indeed", "inReplyTo", said.id()));
        Answer reacted = bob.react(said, "👍");
        String written = reply.tag() + "," + reacted.tag();
        for (String path : paths) {
            String known = String.join(", ", tags);
            Answer changed = bob.get(path, "If-None-Match", known, "Read-After", written, "Prefer", "wait=5");
            assertThat(changed.status()).as(path).isEqualTo(200);
        }
    }

    @Test
    void pagesComeCompressedToThoseWhoTakeThatAndStreamsDoNot() throws Exception {
        Answer said = ada.say(street, "Has anyone seen a grey cat? ".repeat(100));
        String plain = bob.getAfter(said, street + "/messages").text();

        HttpResponse<InputStream> zipped =
                bob.open(street + "/messages", "Accept-Encoding", "gzip", "Read-After", said.tag(), "Prefer", "wait=5");
        byte[] bytes = zipped.body().readAllBytes();
        assertThat(zipped.headers().firstValue("Content-Encoding")).hasValue("gzip");
        assertThat(zipped.headers().firstValue("Vary").orElse("")).containsIgnoringCase("accept-encoding");
        assertThat(bytes.length).isLessThan(plain.length() / 4);
        try (InputStream unzipped = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            assertThat(new String(unzipped.readAllBytes(), UTF_8)).isEqualTo(plain);
        }

        HttpResponse<InputStream> stream = bob.open(street + "/stream", "Accept-Encoding", "gzip");
        try (InputStream events = stream.body()) {
            assertThat(new String(events.readNBytes(7), UTF_8)).isEqualTo("retry: ");
            assertThat(stream.headers().firstValue("Content-Encoding")).isEmpty();
        }
    }

    @Test
    void whoAsksForTheHeadOnlyIsToldWhatTheReaderIsTold() throws Exception {
        Answer said = ada.say(street, "Nothing new");
        bob.react(said, "👍");
        Answer marked = bob.send("PUT", street + "/read-marker", "{\"messageId\":\"" + said.id() + "\"}");
        assertThat(marked.status()).isEqualTo(201);
        String reaction = said.location() + "/reactions/%F0%9F%91%8D";
        for (String path : List.of(
                "/api/neighborhoods",
                street,
                street + "/members",
                street + "/members/bob",
                street + "/read-marker",
                street + "/messages",
                street + "/search?q=new",
                said.location(),
                said.location() + "/replies",
                said.location() + "/state",
                said.location() + "/versions",
                reaction,
                "/api/docs/index.html")) {
            Answer read = bob.getAfter(marked, path);
            Answer head = bob.send("HEAD", path, "", "Read-After", marked.tag(), "Prefer", "wait=5");
            assertThat(head.status()).as(path).isEqualTo(200);
            assertThat(head.text()).as(path).isEmpty();
            assertThat(head.tag()).as(path).isEqualTo(read.tag());
            assertThat(head.header("Content-Type")).as(path).isEqualTo(read.header("Content-Type"));
        }
    }

    @Test
    void whatIsPutIsReadWhereItWasPut() throws Exception {
        Answer said = ada.say(street, "Nothing new");
        Answer carol = ada.send("PUT", street + "/members/carol", "{\"role\":\"RESIDENT\"}");
        Answer reacted = bob.react(said, "👍");
        Answer marked = bob.send("PUT", street + "/read-marker", "{\"messageId\":\"" + said.id() + "\"}");

        for (Answer put : List.of(carol, reacted, marked)) {
            assertThat(put.status()).isEqualTo(201);
        }
        assertThat(ada.getAfter(carol, carol.location()).body().get("role").asString())
                .isEqualTo("RESIDENT");
        assertThat(bob.getAfter(reacted, reacted.location()).body().get("emoji").asString())
                .isEqualTo("👍");
        assertThat(bob.getAfter(marked, marked.location())
                        .body()
                        .get("messageId")
                        .asString())
                .isEqualTo(said.id());
        assertThat(ada.get(reacted.location(), "Read-After", reacted.tag(), "Prefer", "wait=5")
                        .status())
                .as("to somebody else")
                .isEqualTo(404);
        assertThat(ada.send("PUT", street + "/members/carol", "{\"role\":\"RESIDENT\"}")
                        .status())
                .isEqualTo(204);
        assertThat(bob.react(said, "👍").status()).isEqualTo(204);
    }

    private static List<String> ids(Answer page) {
        return new ArrayList<>(page.body().get("messages").findValuesAsString("messageId"));
    }

    private static List<String> matches(Answer page) {
        return page.body().get("matches").values().stream()
                .map(match -> match.at("/message/messageId").asString())
                .toList();
    }
}
