package org.secureside.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The event database goes away under load, and the command node is killed again and again meanwhile. */
class IntakeAcceptance {

    private static final int MESSAGES = 3_000;
    private static final int KILLS = 3;
    private static final Duration RECOVERY = Duration.ofMinutes(2);

    @TempDir
    private Path folder;

    @Test
    void whatIsAcknowledgedWithoutTheEventDatabaseOutlivesTheDeathOfTheNodeThatTookIt() throws Exception {
        Path file = Files.write(
                folder.resolve("messages.txt"),
                IntStream.range(0, MESSAGES)
                        .mapToObj(i -> "Message " + i + " of " + MESSAGES)
                        .toList());
        Path receipts = folder.resolve("receipts.ndjson");
        try (Stack stack = Stack.start()) {
            Instant begin = Instant.now();
            EventDatabase events = EventDatabase.of(stack);
            Launcher.Running importing = stack.begin(
                    "import",
                    file.toString(),
                    "--neighborhood",
                    "Maple Street",
                    "--receipts",
                    receipts.toString(),
                    "--rate",
                    "60");
            awaitReceipts(receipts, 100);

            events.shut();
            HttpResponse<String> promised = awaitPromise(stack, "before");
            for (int kill = 0; kill < KILLS; kill++) {
                killCommandNode(stack);
                awaitPromise(stack, "after " + kill);
            }
            assertThat(stateOf(stack, promised))
                    .as("after " + KILLS + " deaths")
                    .isEqualTo("JOURNALED");
            requireWaitingReadersAreTold(stack, promised);
            assertThat(stack.run("status").out()).contains("wait to be recorded");
            events.open();
            stack.kill("postgres");

            Launcher.Result imported = Launcher.finish(importing);
            assertThat(imported.exitCode()).as(imported.toString()).isZero();
            assertThat(receipts).content().hasLineCount(MESSAGES);
            await().atMost(RECOVERY)
                    .ignoreExceptions()
                    .untilAsserted(() -> assertThat(stateOf(stack, promised)).isEqualTo("VISIBLE"));
            assertThat(Resident.of(stack, "importer")
                            .get(
                                    promised.headers().firstValue("Location").orElseThrow(),
                                    "Read-After",
                                    promised.headers().firstValue("ETag").orElseThrow())
                            .done()
                            .body()
                            .at("/body")
                            .asString(""))
                    .isEqualTo("before");
            Launcher.Result reconciled = stack.run("reconcile", receipts.toString());
            assertThat(reconciled.exitCode()).as(reconciled.toString()).isZero();
            assertThat(stack.get("/api/intake", stack.token("alice", "admin"))
                            .at("/waiting")
                            .asInt(-1))
                    .isZero();
            requireLedger(stack, begin);
        }
    }

    /** A reader who waits for a message that is only kept is told so; one who wants it itself, that it is not there yet. */
    private static void requireWaitingReadersAreTold(Stack stack, HttpResponse<String> promised) throws Exception {
        Resident reader = Resident.of(stack, "importer");
        String message = promised.headers().firstValue("Location").orElseThrow();
        String[] afterIt = {"Read-After", promised.headers().firstValue("ETag").orElseThrow(), "Prefer", "wait=1"};
        await().atMost(RECOVERY).untilAsserted(() -> {
            Resident.Answer told = reader.get(message + "/state", afterIt).done();
            assertThat(told.body().at("/state").asString("")).isEqualTo("JOURNALED");
        });
        Resident.Answer itself = reader.get(message, afterIt);
        assertThat(itself.status()).as(itself.text()).isEqualTo(503);
        assertThat(itself.body().at("/type").asString("")).isEqualTo("urn:secureside:problem:not-yet-visible");
    }

    /** The report of the time, asked for afterwards, has everything that was acknowledged in it, and misses nothing. */
    private static void requireLedger(Stack stack, Instant begin) throws Exception {
        String window = "?from=" + begin + "&to=" + Instant.now();
        String auditor = stack.token("audrey", "auditor");
        await().atMost(RECOVERY).untilAsserted(() -> {
            JsonNode ledger =
                    stack.get("/api/history/incident" + window, auditor).get("ledger");
            assertThat(ledger.at("/acknowledged").asInt())
                    .as(ledger.toString())
                    .isEqualTo(MESSAGES + 1 + KILLS)
                    .isEqualTo(ledger.at("/recorded").asInt())
                    .isEqualTo(ledger.at("/visibleEverywhere").asInt());
        });
    }

    private static void awaitReceipts(Path receipts, int count) {
        await().atMost(RECOVERY)
                .ignoreExceptions()
                .until(() -> Files.readAllLines(receipts).size() >= count);
    }

    /** Posts with one key until the post is kept, as clients do. */
    private static HttpResponse<String> awaitPromise(Stack stack, String key) throws Exception {
        String token = stack.token("importer", "resident");
        String street = stack.get("/api/neighborhoods", token)
                .at("/neighborhoods/0/neighborhoodId")
                .asString();
        return await().atMost(RECOVERY)
                .ignoreExceptions()
                .until(
                        () -> stack.send(
                                "POST",
                                "/api/neighborhoods/" + street + "/messages",
                                token,
                                "{\"body\":\"" + key + "\"}",
                                key),
                        answer -> answer.statusCode() == 202);
    }

    private static void killCommandNode(Stack stack) throws Exception {
        ProcessHandle before = stack.process("command-1");
        stack.kill("command-1");
        await().atMost(RECOVERY)
                .ignoreExceptions()
                .until(() -> stack.process("command-1").pid() != before.pid());
    }

    private static String stateOf(Stack stack, HttpResponse<String> promised) throws Exception {
        String token = stack.token("importer", "resident");
        String state = promised.headers().firstValue("Location").orElseThrow() + "/state";
        return await().atMost(RECOVERY)
                .ignoreExceptions()
                .until(() -> stack.get(state, token).at("/state").asString(""), told -> !told.isEmpty());
    }
}
