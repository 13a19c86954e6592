package org.secureside.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever becomes of the nodes while an auditor takes the history away: half of it is never taken for all of it. */
class BrokenExportAcceptance {

    private static final int MESSAGES = 4_000;
    private static final int A_MEBIBYTE = 1 << 20;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private static Stack stack;

    @TempDir
    private static Path folder;

    @BeforeAll
    static void importLongMessages() throws Exception {
        stack = Stack.start();
        Path texts = Files.write(
                folder.resolve("texts.txt"),
                IntStream.range(0, MESSAGES)
                        .mapToObj(i -> "Message " + i + " " + "x".repeat(7_900))
                        .toList());
        Launcher.Result imported = stack.run("import", texts.toString(), "--neighborhood", "Maple Street");
        assertThat(imported.exitCode()).as(imported.toString()).isZero();
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofSeconds(1))
                .untilAsserted(() ->
                        assertThat(stack.run("history", "heads").exitCode()).isZero());
    }

    @AfterAll
    static void down() throws Exception {
        stack.close();
    }

    @Test
    void anExportGoesOnByItselfWhenTheNodesThatWroteItAreKilled() throws Exception {
        Path file = folder.resolve("killed.ndjson");
        Launcher.Running export = begin(file);
        for (int node = 1; node <= 3; node++) {
            stack.kill("query-" + node);
        }
        Launcher.goOn(export.process().toHandle());
        Launcher.Result result = Launcher.finish(export);

        assertThat(result.exitCode()).as(result.toString()).isZero();
        assertThat(result.err()).contains("going on in a moment");
        requireWhole(file);
    }

    @Test
    void anExportThatIsNotCompleteSaysSoInALineAndTheSameCommandGoesOnWithIt() throws Exception {
        Path file = folder.resolve("stopped.ndjson");
        Launcher.Running export = begin(file);
        assertThat(stack.down().exitCode()).isZero();
        Launcher.goOn(export.process().toHandle());
        Launcher.Result broken = Launcher.finish(export);
        long kept = Files.size(part(file));

        assertThat(broken.exitCode()).as(broken.toString()).isEqualTo(2);
        assertThat(broken.errLines().getLast())
                .startsWith("secureside: the export is not complete (")
                .endsWith("): the same command goes on with it");
        assertThat(file).doesNotExist();
        assertThat(manifest(file)).doesNotExist();

        stack.up();
        Launcher.Result again = stack.run("history", "export", file.toString());

        assertThat(again.exitCode()).as(again.toString()).isZero();
        assertThat(kept).isBetween((long) A_MEBIBYTE, Files.size(file) - 1);
        requireWhole(file);
    }

    /** Begins an export that stands still when some of it has been written, but by far not all. */
    private static Launcher.Running begin(Path file) throws Exception {
        Launcher.Running export = stack.begin("history", "export", file.toString());
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(5))
                .until(() -> Files.exists(part(file)) && Files.size(part(file)) > A_MEBIBYTE);
        Launcher.pause(export.process().toHandle());
        return export;
    }

    private static void requireWhole(Path file) throws Exception {
        assertThat(part(file)).doesNotExist();
        Launcher.Result verified = Launcher.run("history", "verify", file.toString());
        assertThat(verified.exitCode()).as(verified.toString()).isZero();
        assertThat(Files.size(file)).isGreaterThan(7_900L * MESSAGES);
    }

    private static Path part(Path file) {
        return file.resolveSibling(file.getFileName() + ".part");
    }

    private static Path manifest(Path file) {
        return file.resolveSibling(file.getFileName() + ".manifest.json");
    }
}
