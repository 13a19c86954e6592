package org.secureside.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.secureside.acceptance.Resident.Answer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Several nodes, one picture: whoever reads need not know that there are nodes, slow ones and dead ones included. */
class NodesAcceptance {

    private static final List<String> NODES = List.of("query-1", "query-2", "query-3");
    private static final int TRIES = 1_000;
    private static final int CLIENTS = 8;
    private static final int LISTENERS = 6;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private static Stack stack;
    private static Resident ada;
    private static Resident bob;

    private String street;

    @BeforeAll
    static void up() throws Exception {
        stack = Stack.start();
        ada = Resident.of(stack, "ada");
        bob = Resident.of(stack, "bob");
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
    void twoResidentsOnDifferentNodesSeeTheSame() throws Exception {
        Answer cat = ada.say(street, "Has anyone seen a grey cat?");
        Answer rain = bob.say(street, "Close your windows, it rains");
        Answer rude = bob.say(street, "Nobody cares about your cat");
        Answer slip = bob.say(street, "Sorry, wrong street");
        List<Answer> written = List.of(
                bob.post(street + "/messages", Map.of("body", "At the fountain", "inReplyTo", cat.id())),
                ada.react(cat, "👍"),
                bob.react(cat, "🐈"),
                bob.edit(rain, "Close your windows, it snows"),
                ada.post(rude.location() + "/removal", Map.of("reason", "Be kind")),
                bob.send("DELETE", slip.location(), ""),
                ada.post(street + "/messages", Map.of("body", "Flood!", "kind", "ALERT", "severity", "CRITICAL")));

        JsonNode adas = sameOnEveryNode(ada, written);
        JsonNode bobs = sameOnEveryNode(bob, written);

        assertThat(withoutOwn(bobs)).isEqualTo(withoutOwn(adas));
        assertThat(adas.get("messages").values())
                .extracting(message -> "%s %s %s"
                        .formatted(
                                message.get("kind").asString(),
                                message.get("state").asString(),
                                message.path("body").asString("")))
                .containsExactly(
                        "ALERT VISIBLE Flood!",
                        "CHAT RETRACTED ",
                        "CHAT REMOVED ",
                        "CHAT VISIBLE Close your windows, it snows",
                        "CHAT VISIBLE Has anyone seen a grey cat?");
        assertThat(adas.at("/messages/2/removal/reason").asString()).isEqualTo("Be kind");
        JsonNode shown = adas.at("/messages/4");
        assertThat(shown.at("/replies/newest/0/body").asString()).isEqualTo("At the fountain");
        assertThat(shown.get("reactions").findValuesAsString("emoji")).containsExactlyInAnyOrder("👍", "🐈");
    }

    @Test
    void readsGoToEveryNodeAndTheySayTheSame() throws Exception {
        sameOnEveryNode(bob, List.of(ada.say(street, "Who brings the ladder?")));

        Map<String, JsonNode> byNode = new TreeMap<>();
        await().until(() -> {
            Answer answer = bob.get(street + "/messages");
            byNode.put(answer.node(), answer.body());
            return byNode.keySet().containsAll(NODES);
        });

        assertThat(byNode.values().stream().distinct()).hasSize(1);
    }

    @Test
    void aReadAfterAWriteNeverShowsTheStateBeforeItAlthoughOneNodeIsSlow() throws Exception {
        Set<String> answering = ConcurrentHashMap.newKeySet();
        AtomicInteger behind = new AtomicInteger();
        Callable<Void> client = () -> {
            Answer said = ada.say(street, "Draft");
            for (int i = 0; i < TRIES / CLIENTS; i++) {
                String text = "Text " + i;
                Answer written = i % 2 == 0 ? ada.say(street, text) : ada.edit(said, text);
                said = i % 2 == 0 ? written : said;
                behind.addAndGet(shows(ada.get("/nodes/query-2" + said.location()), text) ? 0 : 1);

                Answer read = ada.getAfter(written, said.location());

                assertThat(shows(read, text))
                        .as(read.node() + ": " + read.text())
                        .isTrue();
                answering.add(read.node());
            }
            return null;
        };

        try (NodeDatabase database = NodeDatabase.of(stack, "query-2");
                ExecutorService clients = Executors.newFixedThreadPool(CLIENTS)) {
            database.slowDown(0.3);
            List<Callable<Void>> all = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                all.add(client);
            }
            for (Future<Void> one : clients.invokeAll(all)) {
                one.get();
            }
        }

        // Or nothing would have been tried.
        assertThat(behind.get())
                .as("writes that the slow node did not show at once")
                .isGreaterThan(TRIES / 2);
        assertThat(answering).as("nodes that answered").containsExactlyInAnyOrderElementsOf(NODES);
    }

    @Test
    void aNodeThatStandsStillIsLeftAloneUntilItHasCaughtUp() throws Exception {
        String messages = street + "/messages";
        String direct = "/nodes/query-2" + messages;
        await().atMost(PATIENCE).until(() -> bob.get(direct).status() == 200);
        List<Listener> listeners = listeners();
        await().until(() ->
                listeners.stream().anyMatch(listener -> listener.node().equals("query-2")));
        try (NodeDatabase database = NodeDatabase.of(stack, "query-2")) {
            database.stopWrites();
            String said = ada.say(street, "Who has seen this?").id();
            await().atMost(PATIENCE).until(() -> bob.get(direct).status() == 503);

            for (int i = 0; i < 30; i++) {
                Answer read = bob.get(messages);
                assertThat(read.status()).isEqualTo(200);
                assertThat(read.node()).isNotEqualTo("query-2");
                assertThat(read.text()).contains("Who has seen this?");
            }
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(listeners)
                            .as("all who listen, those who listened to query-2 too")
                            .allSatisfy(listener -> {
                                assertThat(listener.messages()).contains(said);
                                assertThat(listener.node()).isNotEqualTo("query-2");
                            }));
            Answer old = bob.get(direct, "Cache-Control", "max-stale");
            assertThat(old.status()).isEqualTo(200);
            assertThat(old.node()).isEqualTo("query-2");
            assertThat(old.body().get("messages")).isEmpty();
        }

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(bob.get(direct).text()).contains("Who has seen this?"));
        await().until(() -> bob.get(messages).node().equals("query-2"));
        for (Listener listener : listeners) {
            listener.close();
        }
    }

    @Test
    void noMessageIsMissedByThoseWhoListenWhileOneNodeAfterTheOtherIsKilled() throws Exception {
        List<String> posted = new ArrayList<>();
        List<Listener> listeners = listeners();
        try (ScheduledExecutorService author = Executors.newSingleThreadScheduledExecutor()) {
            Future<?> posting = author.scheduleWithFixedDelay(
                    () -> posted.add(idOfAnother(posted.size())), 0, 50, TimeUnit.MILLISECONDS);
            try {
                for (String node : NODES) {
                    await().until(() ->
                            listeners.stream().anyMatch(one -> one.node().equals(node)));
                    killAndWaitUntilItIsBack(node);
                }
                if (posting.isDone()) {
                    posting.get(); // throws what ended it
                }
            } finally {
                posting.cancel(false);
            }
        }

        assertThat(posted).hasSizeGreaterThan(100);
        for (Listener listener : listeners) {
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(listener.messages()).isEqualTo(posted));
            assertThat(listener.broken()).isNull();
            listener.close();
        }
        assertThat(listeners.stream().mapToInt(Listener::connections).sum()).isGreaterThan(LISTENERS + NODES.size());
    }

    private String idOfAnother(int number) {
        try {
            return ada.say(street, "Message " + number).id();
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Returns some who listen already, on whatever node. */
    private List<Listener> listeners() {
        List<Listener> listeners = new ArrayList<>();
        for (int i = 0; i < LISTENERS; i++) {
            listeners.add(Listener.of(bob, street));
        }
        await().until(() ->
                listeners.stream().allMatch(listener -> !listener.node().isEmpty() && listener.isAtAPlace()));
        return listeners;
    }

    private void killAndWaitUntilItIsBack(String node) throws Exception {
        long killed = stack.process(node).pid();
        stack.kill(node);
        await().atMost(PATIENCE)
                .ignoreExceptions()
                .until(() -> stack.process(node).pid() != killed
                        && bob.get("/nodes/" + node + street).status() == 200);
    }

    private JsonNode sameOnEveryNode(Resident reader, List<Answer> written) throws Exception {
        String tags = String.join(
                ",", written.stream().map(Answer::done).map(Answer::tag).toList());
        List<JsonNode> pages = new ArrayList<>();
        for (String node : NODES) {
            Answer page = reader.get("/nodes/" + node + street + "/messages", "Read-After", tags, "Prefer", "wait=5")
                    .done();
            assertThat(page.node()).isEqualTo(node);
            pages.add(page.body());
        }
        assertThat(pages.stream().distinct()).hasSize(1);
        return pages.getFirst();
    }

    /** Returns the page without what is different for each reader. */
    private static JsonNode withoutOwn(JsonNode page) {
        JsonNode copy = page.deepCopy();
        copy.findParents("mine").forEach(reaction -> ((ObjectNode) reaction).remove("mine"));
        return copy;
    }

    private static boolean shows(Answer read, String text) {
        return read.status() == 200 && read.body().path("body").asString("").equals(text);
    }
}
