package org.secureside.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** History can be changed by whoever has the databases, and not without an auditor's being told what was changed. */
@TestMethodOrder(OrderAnnotation.class)
class EvidenceAcceptance {

    private static final int MESSAGES = 40;

    /** Half a minute, and longer on a machine that does much else: nodes rest the longer the slower it is. */
    private static final Duration TOLD_WITHIN = Duration.ofMinutes(5);

    private static Stack stack;

    @TempDir
    private static Path folder;

    @BeforeAll
    static void importMessages() throws Exception {
        stack = Watchers.areInstalled() ? Stack.start("--monitoring") : Stack.start();
        Path texts = folder.resolve("texts.txt");
        Files.write(
                texts,
                IntStream.range(0, MESSAGES)
                        .mapToObj(i -> "Message " + i + ", =1+1;=1+1|'x;''")
                        .toList());
        assertThat(stack.run("import", texts.toString(), "--neighborhood", "Maple Street")
                        .exitCode())
                .isZero();
        await().atMost(Duration.ofMinutes(2))
                .until(() -> heads().out().contains("\"newest\" : ") && newestOnAllNodes() >= MESSAGES);
    }

    @AfterAll
    static void down() throws Exception {
        stack.close();
    }

    @Test
    @Order(1)
    void threeNodesAgreeOnTheHead() throws Exception {
        Launcher.Result heads = stack.run("history", "heads");

        assertThat(heads.exitCode()).as(heads.toString()).isZero();
        assertThat(heads.out()).contains("query-1", "query-2", "query-3", "all nodes have the same head");
    }

    @Test
    @Order(2)
    void anExportOfAnyFormVerifiesAgainstAHeadThatWasKept() throws Exception {
        Path head = Files.writeString(folder.resolve("head.json"), heads().out());
        for (String format : List.of("ndjson", "csv", "cloudevents")) {
            Path file = folder.resolve("whole." + format);
            Launcher.Result export = stack.run("history", "export", file.toString(), "--format", format);
            assertThat(export.exitCode()).as(export.toString()).isZero();

            Launcher.Result verified = Launcher.run("history", "verify", file.toString(), "--head", head.toString());

            assertThat(verified.exitCode()).as(verified.toString()).isZero();
            assertThat(verified.out()).contains("they make the head that was kept");
        }
    }

    @Test
    @Order(3)
    void anExportThatWasInterruptedIsGoneOnWith() throws Exception {
        Path whole = folder.resolve("whole.csv");
        Path file = folder.resolve("again.csv");
        byte[] bytes = Files.readAllBytes(whole);
        Files.write(folder.resolve("again.csv.part"), java.util.Arrays.copyOf(bytes, bytes.length / 2));
        String manifest = Files.readString(folder.resolve("whole.csv.manifest.json"));
        Files.writeString(
                folder.resolve("again.csv.part.manifest.json"),
                manifest.replaceFirst(",\\s*\"bytes\" : \\d+,\\s*\"sha256\" : \"\\w+\"", ""));

        Launcher.Result export = stack.run("history", "export", file.toString(), "--format", "csv");

        assertThat(export.exitCode()).as(export.toString()).isZero();
        assertThat(Files.readAllBytes(file)).isEqualTo(bytes);
    }

    @Test
    @Order(4)
    void whateverIsDoneToAnExportIsNamed() throws Exception {
        List<String> lines = Files.readAllLines(folder.resolve("whole.ndjson"));
        String fifth = lines.get(4);

        List<String> modified = new ArrayList<>(lines);
        modified.set(9, modified.get(9).replace("Message ", "Massage "));
        assertThat(verified(modified)).contains("the event at position 10 was changed: MessageSent");
        assertThat(verified(lines.subList(0, lines.size() - 1)))
                .contains("the event at position " + lines.size() + " was removed");
        List<String> swapped = new ArrayList<>(lines);
        Collections.swap(swapped, 6, 20);
        assertThat(verified(swapped)).contains("the events at positions 7 and 21 were swapped");
        List<String> inserted = new ArrayList<>(lines);
        inserted.add(12, fifth);
        assertThat(verified(inserted)).contains("line 13: an event was inserted at position 5");
    }

    @Test
    @Order(5)
    void proofsAreVerifiedWithoutAStack() throws Exception {
        Path inclusion = Files.writeString(
                folder.resolve("proof.json"), stack.run("history", "proof", "7").out());
        Path consistency = Files.writeString(
                folder.resolve("growth.json"),
                stack.run("history", "consistency", "5", "30").out());

        Launcher.Result included = Launcher.run("history", "verify", inclusion.toString());
        assertThat(included.exitCode()).as(included.toString()).isZero();
        assertThat(included.out()).contains("the event at position 7");
        Launcher.Result grown = Launcher.run("history", "verify", consistency.toString());
        assertThat(grown.exitCode()).as(grown.toString()).isZero();
        assertThat(grown.out()).contains("begins with the log of the head 5:");
    }

    @Test
    @Order(5)
    void whatHappenedToAMessageIsProvedWithoutAStack() throws Exception {
        String id = Files.readAllLines(folder.resolve("whole.ndjson")).stream()
                .filter(line -> line.contains("Message 7,"))
                .map(line -> line.replaceFirst(".*\"stream\":\"([^\"]+)\".*", "$1"))
                .findFirst()
                .orElseThrow();
        Path head = Files.writeString(folder.resolve("head-of-proof.json"), heads().out());
        String size = Files.readString(head).replaceFirst("(?s).*?\"size\" : (\\d+).*", "$1");

        Launcher.Result proof = stack.run("history", "proof", "--message", id, "--size", size);
        assertThat(proof.exitCode()).as(proof.toString()).isZero();
        Path file = Files.writeString(folder.resolve("message.json"), proof.out());
        Launcher.Result verified = Launcher.run("history", "verify", file.toString(), "--head", head.toString());
        assertThat(verified.exitCode()).as(verified.toString()).isZero();
        assertThat(verified.out()).contains("the first 1 events of message " + id, "none between them is missing");

        Files.writeString(file, proof.out().replace("Message ", "Massage "));
        Launcher.Result forged = Launcher.run("history", "verify", file.toString(), "--head", head.toString());
        assertThat(forged.exitCode()).as(forged.toString()).isEqualTo(1);
        assertThat(forged.out()).contains("is not as it was witnessed");
        assertThat(stack.run("history", "proof", "--message", "449c87f4-93f8-5ab6-ac8e-6d9bc870ecde")
                        .exitCode())
                .isEqualTo(2);
    }

    @Test
    @Order(6)
    void whatIsDoneToANodesHistoryIsFoundOnThatNode() throws Exception {
        try (Tables tables = Tables.ofNode(stack, "query-2")) {
            tables.execute("update history_event set payload = replace(payload, 'Message', 'Massage')"
                    + " where position = 20");
            assertThat(check(1))
                    .contains("query-2: HISTORY: the event at position 20 was changed: MessageSent, stream ")
                    .contains("different: payload", "query-1: ", "all as they were witnessed");
            tables.execute("update history_event set payload = replace(payload, 'Massage', 'Message')"
                    + " where position = 20");
            tables.swap("history_event", "position", 15, 25);
            assertThat(check(1)).contains("query-2: HISTORY: the events at positions 15 and 25 were swapped");
            tables.swap("history_event", "position", 15, 25);
        }
        check(0);
    }

    @Test
    @Order(7)
    void whatIsDoneToTheEventStoreIsFoundByEveryNode() throws Exception {
        try (Tables tables = Tables.ofEvents(stack)) {
            tables.execute("update domain_event_entry set payload = replace(payload, 'Message', 'Massage')"
                    + " where global_index = 20");
            String found = check(1);
            for (String node : List.of("query-1", "query-2", "query-3")) {
                assertThat(found)
                        .contains(node + ": EVENT_STORE: the event at position 20 was changed: MessageSent, stream ");
            }
            tables.execute("update domain_event_entry set payload = replace(payload, 'Massage', 'Message')"
                    + " where global_index = 20");
            tables.swap("domain_event_entry", "global_index", 15, 25);
            assertThat(check(1)).contains("EVENT_STORE: the events at positions 15 and 25 were swapped");
            tables.swap("domain_event_entry", "global_index", 15, 25);
        }
        check(0);
    }

    @Test
    @Order(8)
    @EnabledIf("org.secureside.acceptance.Watchers#areInstalled")
    void aChangedEventIsToldByAnAlertWithoutAnybodysAsking() throws Exception {
        Watchers watchers = new Watchers(stack);
        await().atMost(TOLD_WITHIN)
                .untilAsserted(() -> assertThat(watchers.firing()).doesNotContain("HistoryBroken"));
        String words = " finds that events are not what it witnessed, in %s; the first is at position 20";
        String change = "update %s set payload = replace(payload, '%s', '%s') where %s = 20";
        try (Tables node = Tables.ofNode(stack, "query-2");
                Tables events = Tables.ofEvents(stack)) {
            node.execute(change.formatted("history_event", "Message", "Massage", "position"));
            await().atMost(TOLD_WITHIN)
                    .untilAsserted(() -> assertThat(watchers.summaries("HistoryBroken"))
                            .containsExactly("query-2" + words.formatted("its history")));
            node.execute(change.formatted("history_event", "Massage", "Message", "position"));

            events.execute(change.formatted("domain_event_entry", "Message", "Massage", "global_index"));
            await().atMost(TOLD_WITHIN)
                    .untilAsserted(() -> assertThat(watchers.summaries("HistoryBroken"))
                            .containsExactlyInAnyOrder(
                                    "query-1" + words.formatted("the event store"),
                                    "query-2" + words.formatted("the event store"),
                                    "query-3" + words.formatted("the event store")));
            events.execute(change.formatted("domain_event_entry", "Massage", "Message", "global_index"));
        }
        await().atMost(TOLD_WITHIN)
                .untilAsserted(() -> assertThat(watchers.firing()).doesNotContain("HistoryBroken"));
    }

    @Test
    @Order(9)
    void anEventThatIsPutIntoOneNodesHistoryMakesTheNodesDiffer() throws Exception {
        try (Tables tables = Tables.ofNode(stack, "query-3")) {
            tables.execute(
                    "insert into history_event (position, stream_type, stream_id, sequence, event_id, event_type,"
                            + " revision, payload, metadata, recorded_at) select max(position) + 1, 'Message', 'forged',"
                            + " 0, 'forged', 'MessageSent', '1', '{}', '{}', now() from history_event");
        }
        Path more = Files.write(folder.resolve("more.txt"), List.of("one", "two", "three"));
        assertThat(stack.run("import", more.toString(), "--neighborhood", "Maple Street")
                        .exitCode())
                .isZero();

        await().atMost(Duration.ofMinutes(2))
                .until(() -> stack.run("history", "heads").exitCode() == 1);
        assertThat(check(1)).contains("query-3: EVENT_STORE: the event at position ", "stream forged");
        if (Watchers.areInstalled()) {
            Watchers watchers = new Watchers(stack);
            await().atMost(TOLD_WITHIN)
                    .untilAsserted(() -> assertThat(watchers.summaries("HeadsDiffer"))
                            .isNotEmpty()
                            .allMatch(words -> words.endsWith("in doubt: query-3")));
        }
    }

    @Test
    @Order(10)
    void theNewestEventCannotLeaveTheEventStoreUnnoticed() throws Exception {
        try (Tables tables = Tables.ofEvents(stack)) {
            long newest = tables.number("select max(global_index) from domain_event_entry");
            await().atMost(Duration.ofMinutes(2)).until(() -> newestOnAllNodes() >= newest);
            tables.execute("delete from domain_event_entry where global_index = " + newest);

            // What is recorded next takes the position, and is then found in the other's place.
            assertThat(check(1))
                    .containsPattern("EVENT_STORE: the event at position " + newest + " was (removed|changed)");
            if (Watchers.areInstalled()) {
                Watchers watchers = new Watchers(stack);
                await().atMost(TOLD_WITHIN)
                        .untilAsserted(() -> assertThat(watchers.summaries("HistoryBroken"))
                                .contains("query-1 finds that events are not what it witnessed, in the event store;"
                                        + " the first is at position " + newest));
            }
        }
    }

    private static String verified(List<String> lines) throws Exception {
        Path file = folder.resolve("tampered.ndjson");
        Files.write(file, lines);
        Launcher.Result result = Launcher.run(
                "history",
                "verify",
                file.toString(),
                "--manifest",
                folder.resolve("whole.ndjson.manifest.json").toString());
        assertThat(result.exitCode()).as(result.toString()).isEqualTo(1);
        return result.out();
    }

    private static String check(int exitCode) throws Exception {
        Launcher.Result result = stack.run("history", "check");
        assertThat(result.exitCode()).as(result.toString()).isEqualTo(exitCode);
        return result.out();
    }

    private static Launcher.Result heads() throws Exception {
        return stack.run("history", "heads", "--json");
    }

    private static long newestOnAllNodes() throws Exception {
        return heads().out()
                .lines()
                .filter(line -> line.contains("\"newest\""))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .min()
                .orElse(0);
    }
}
