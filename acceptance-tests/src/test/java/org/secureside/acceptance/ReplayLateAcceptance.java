package org.secureside.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;
import org.secureside.acceptance.Resident.Answer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The messages of the outage: recorded, and late on every node. */
class ReplayLateAcceptance {

    private static final List<String> NODES = List.of("query-1", "query-2", "query-3");
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final int LATE = Integer.getInteger("secureside.replay.late", 2_000);
    private static final int DELETED = 100;

    @TempDir
    private Path folder;

    private Stack stack;
    private Resident ada;
    private Admin root;
    private String street;

    @BeforeEach
    void up() throws Exception {
        stack = Stack.start();
        ada = Resident.of(stack, "ada");
        root = Admin.of(stack, "root");
        street = ada.openStreet("Maple Street");
    }

    @AfterEach
    void down() throws Exception {
        stack.close();
    }

    @Test
    void lateMessagesAreAllThereInOrderAndReplayingThemChangesNothingButBringsBackWhatIsGone(TestReporter reporter)
            throws Exception {
        ada.getAfter(ada.say(street, "Before the trouble"), street);
        Instant trouble = Instant.now();
        Path receipts = folder.resolve("receipts.ndjson");

        holdEveryNodeBackDuring(() -> importLate(receipts));
        long letGo = System.nanoTime();
        await().atMost(PATIENCE).until(() -> behind().values().stream().allMatch(behind -> behind == 0));
        reporter.publishEntry(
                "caught up", Duration.ofNanos(System.nanoTime() - letGo).toString());

        List<String> recorded = recorded();
        assertThat(recorded).hasSize(LATE + 1).containsAll(acknowledged(receipts));
        for (String node : NODES) {
            assertThat(shownBy(node)).as(node).isEqualTo(recorded);
        }
        Map<String, SortedMap<String, String>> before = contents();
        assertThat(before.values().stream().distinct()).as(before.toString()).hasSize(1);

        replayFrom(trouble, "--parallel");
        assertThat(contents()).isEqualTo(before);

        List<String> lost = lose(recorded.subList(0, LATE));
        assertThat(shownBy("query-2")).hasSize(LATE + 1 - DELETED).doesNotContainAnyElementsOf(lost);
        replayFrom(trouble, "--node", "query-2");
        assertThat(contents()).isEqualTo(before);
        assertThat(shownBy("query-2")).isEqualTo(recorded);
    }

    private interface Action {
        void run() throws Exception;
    }

    /** Keeps every node from writing what it reads in the log, until something is done and they are that far behind. */
    private void holdEveryNodeBackDuring(Action action) throws Exception {
        List<NodeDatabase> held = new ArrayList<>();
        try {
            for (String node : NODES) {
                NodeDatabase database = NodeDatabase.of(stack, node);
                held.add(database);
                database.stopWrites();
            }
            action.run();
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(behind())
                            .containsOnlyKeys(NODES)
                            .allSatisfy((node, behind) -> assertThat(behind).isGreaterThanOrEqualTo(LATE)));
        } finally {
            for (NodeDatabase database : held) {
                database.close();
            }
        }
    }

    private void importLate(Path receipts) throws Exception {
        Path file = Files.write(
                folder.resolve("late.txt"),
                IntStream.range(0, LATE).mapToObj(i -> "Late " + i).toList());
        Launcher.Result imported = stack.run(
                "import",
                file.toString(),
                "--neighborhood",
                street.substring(street.lastIndexOf('/') + 1),
                "--as",
                "ada",
                "--receipts",
                receipts.toString());
        assertThat(imported.exitCode()).as(imported.toString()).isZero();
    }

    /** Returns by how many events each node is behind with what residents read. */
    private Map<String, Long> behind() throws Exception {
        Map<String, Long> behind = new TreeMap<>();
        for (JsonNode node : root.nodes()) {
            node.get("processors")
                    .valueStream()
                    .filter(processor -> processor.get("name").asString().equals("feed"))
                    .forEach(processor -> behind.put(
                            node.get("node").asString(),
                            processor.path("behind").asLong(-1)));
        }
        return behind;
    }

    /** Returns the messages in the order in which they are shown: the newest first. */
    private List<String> recorded() throws Exception {
        try (Tables events = Tables.ofEvents(stack)) {
            return events.texts("select aggregate_identifier from domain_event_entry"
                    + " where payload_type like '%MessageSent' and payload like '%"
                    + street.substring(street.lastIndexOf('/') + 1) + "%' order by global_index desc");
        }
    }

    private static List<String> acknowledged(Path receipts) throws Exception {
        return Files.readAllLines(receipts).stream()
                .map(line -> JsonMapper.shared().readTree(line).get("messageId").asString())
                .toList();
    }

    private List<String> shownBy(String node) throws Exception {
        List<String> shown = new ArrayList<>();
        for (String page = street + "/messages?limit=200"; !page.isEmpty(); ) {
            Answer answer = ada.get("/nodes/" + node + page).done();
            shown.addAll(answer.body().get("messages").findValuesAsString("messageId"));
            page = answer.next();
        }
        return shown;
    }

    private Map<String, SortedMap<String, String>> contents() throws Exception {
        Map<String, SortedMap<String, String>> contents = new TreeMap<>();
        for (String node : NODES) {
            try (Tables tables = Tables.ofFeed(stack, node)) {
                contents.put(node, tables.checksums());
            }
        }
        return contents;
    }

    private void replayFrom(Instant trouble, String... options) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                "replay",
                "request",
                "--from-instant",
                trouble.toString(),
                "--reason",
                "Messages were late",
                "--watch",
                "--as",
                "root"));
        Collections.addAll(command, options);
        Launcher.Result replayed = stack.run(command.toArray(String[]::new));
        assertThat(replayed.exitCode()).as(replayed.toString()).isZero();
    }

    /** Deletes some of the messages on one node, as somebody might by hand, and returns which. */
    private List<String> lose(List<String> messages) throws Exception {
        List<String> lost = IntStream.range(0, DELETED)
                .mapToObj(i -> messages.get(i * (messages.size() / DELETED)))
                .toList();
        try (Tables tables = Tables.ofFeed(stack, "query-2")) {
            for (String table : List.of("message", "stream_event")) {
                tables.execute("delete from " + table + " where message_id in ('" + String.join("','", lost) + "')");
            }
        }
        return lost;
    }
}
