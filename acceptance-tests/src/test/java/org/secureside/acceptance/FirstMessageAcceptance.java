package org.secureside.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FirstMessageAcceptance {

    private static Stack stack;

    @TempDir
    private Path folder;

    @BeforeAll
    static void up() throws Exception {
        stack = Stack.start();
    }

    @AfterAll
    static void close() throws Exception {
        stack.close();
    }

    @Test
    void theExamplesThatUpPrintsWorkAsPrinted() throws Exception {
        String examples = stack.lastWords()
                .lines()
                .map(String::strip)
                .dropWhile(line -> !line.startsWith("TOKEN="))
                .takeWhile(line -> !line.startsWith("And then"))
                .collect(Collectors.joining("\n"));
        assertThat(examples).contains("curl");

        await().untilAsserted(() -> {
            Launcher.Result result = Launcher.shell(examples);
            assertThat(result.exitCode()).as(result.toString()).isZero();
            assertThat(result.out()).contains("\"messages\":[{");
        });
    }

    @Test
    void readsAreSpreadOverAllQueryNodes() throws Exception {
        String token = stack.token("ada", "resident");

        Set<String> nodes =
                IntStream.range(0, 12).mapToObj(i -> nodeThatAnswers(token)).collect(Collectors.toSet());

        assertThat(nodes).containsExactlyInAnyOrder("query-1", "query-2", "query-3");
    }

    @Test
    void messagesSurviveDownAndUp() throws Exception {
        Path file = Files.write(folder.resolve("three.txt"), List.of("one", "two", "three"));
        Path receipts = folder.resolve("receipts.ndjson");
        stack.run("import", file.toString(), "--neighborhood", "Maple Street", "--receipts", receipts.toString());

        List<ProcessHandle> processes = stack.living();
        Launcher.Result down = stack.down();
        assertThat(down.exitCode()).as(down.toString()).isZero();
        assertThat(processes).isNotEmpty().noneMatch(Stack::runs);
        stack.up();

        Launcher.Result reconciled = stack.run("reconcile", receipts.toString());
        assertThat(reconciled.exitCode()).as(reconciled.toString()).isZero();
    }

    @Test
    void twoStacksRunSideBySide() throws Exception {
        try (Stack other = Stack.start()) {
            assertThat(other.run("status").exitCode()).isZero();
            assertThat(stack.run("status").exitCode()).isZero();
            assertThat(other.send("GET", "/api/neighborhoods", stack.token("ada", "resident"), "", "")
                            .statusCode())
                    .as("a token of another stack")
                    .isEqualTo(401);
        }
    }

    private String nodeThatAnswers(String token) {
        try {
            return stack.send("GET", "/api/neighborhoods", token, "", "")
                    .headers()
                    .firstValue("SecureSide-Node")
                    .orElse("nobody");
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
