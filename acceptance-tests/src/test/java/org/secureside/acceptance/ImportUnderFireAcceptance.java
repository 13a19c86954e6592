package org.secureside.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportUnderFireAcceptance {

    private static final int MESSAGES = 3_000;

    /** As many messages a second as last until all have died, also on a slow machine. */
    private static final int UNDER_FIRE = 5;

    private static final int SEARCHES = 20;
    private static final String SOUGHT = "burglaryatnumberfive";
    private static final List<String> VICTIMS = List.of("query-2", "nginx", "command-1", "postgres");

    @TempDir
    private Path folder;

    @Test
    void anImportOutlivesTheDeathOfEveryProcessAndLosesAndDoublesNothing() throws Exception {
        Path file = Files.write(
                folder.resolve("messages.txt"),
                IntStream.range(0, MESSAGES)
                        .mapToObj(i -> "Message " + i % 1_000 + " 🐈 of " + MESSAGES)
                        .toList());
        Path receipts = folder.resolve("receipts.ndjson");
        try (Stack stack = Stack.start()) {
            String token = stack.token("importer", "resident");
            String[] command = {
                "import", file.toString(), "--neighborhood", "Maple Street", "--receipts", receipts.toString()
            };
            Launcher.Running running = stack.begin(slowly(command));
            for (String victim : VICTIMS) {
                assertThat(running.process().isAlive())
                        .as("the import still runs when %s dies", victim)
                        .isTrue();
                ProcessHandle before = stack.process(victim);
                stack.kill(victim);
                search(stack, token);
                await().atMost(Duration.ofMinutes(5))
                        .pollInterval(Duration.ofSeconds(1))
                        .ignoreExceptions()
                        .until(() -> stack.process(victim).pid() != before.pid()
                                && stack.run("status").exitCode() == 0);
            }
            running.process().destroyForcibly();
            assertThat(Launcher.finish(running).exitCode()).isNotZero();
            Launcher.Result imported = stack.run(command);

            assertThat(imported.exitCode()).as(imported.toString()).isZero();
            assertThat(receipts).content().hasLineCount(MESSAGES);
            assertReconciled(stack, receipts);
            assertThat(feedSize(stack)).isEqualTo(MESSAGES);
            Logs.requireNothingOf(stack, " of " + MESSAGES, SOUGHT, signature(token));

            Launcher.Result again = stack.run(command);
            assertThat(again.exitCode()).as(again.toString()).isZero();
            assertThat(feedSize(stack)).isEqualTo(MESSAGES);
        }
    }

    private static String[] slowly(String... command) {
        return Stream.concat(Stream.of(command), Stream.of("--rate", Integer.toString(UNDER_FIRE)))
                .toArray(String[]::new);
    }

    /** Asks what may fail now, with words and a token where no log may tell of them. */
    private static void search(Stack stack, String token) throws Exception {
        for (int i = 0; i < SEARCHES; i++) {
            try {
                stack.send(
                        "GET",
                        "/api/neighborhoods/" + UUID.randomUUID() + "/search?q=" + SOUGHT + "&access_token=" + token,
                        token,
                        "",
                        "");
            } catch (IOException thatIsWhatMayHappen) {
                assertThat(thatIsWhatMayHappen).isNotNull();
            }
        }
    }

    private static String signature(String token) {
        return token.substring(token.lastIndexOf('.') + 1);
    }

    private static void assertReconciled(Stack stack, Path receipts) throws Exception {
        Launcher.Result reconciled = stack.run("reconcile", receipts.toString());
        assertThat(reconciled.exitCode()).as(reconciled.toString()).isZero();
    }

    /** Counts what a reader sees, page by page. */
    private static int feedSize(Stack stack) throws Exception {
        String token = stack.token("importer", "resident");
        String feed = "/api/neighborhoods/"
                + stack.get("/api/neighborhoods", token)
                        .at("/neighborhoods/0/neighborhoodId")
                        .asString() + "/messages?limit=200";
        int size = 0;
        String next = "";
        do {
            var page = stack.get(feed + next, token);
            size += page.at("/messages").size();
            next = page.has("next") ? "&before=" + page.get("next").asString() : "";
        } while (!next.isEmpty());
        return size;
    }
}
