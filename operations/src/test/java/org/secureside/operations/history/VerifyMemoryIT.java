package org.secureside.operations.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.secureside.operations.SecureSide;

/** Files longer than the memory of the command line, in the memory that it has, are told of like others. */
class VerifyMemoryIT {

    private static final String MEMORY = "-Xmx96m";
    private static final int MEGABYTES = 110;

    @TempDir
    private Path folder = Path.of("");

    private final ExportedHistory history = ExportedHistory.ofTwenty();

    @Test
    void anExportWithoutLineBreaksIsNoEvent() throws Exception {
        Path file = history.write(folder, RowFormat.NDJSON, history.rows(RowFormat.NDJSON));
        fill(file, "{\"payload\":\"", "x".repeat(1 << 20), "\"}\n");

        assertThat(verify(file)).contains("line 1 is no event", "the events at positions 1 to 20 were removed");
    }

    @Test
    void aQuotationMarkThatIsNeverClosedHidesOneEventOnly() throws Exception {
        List<String> rows = history.rows(RowFormat.CSV);
        Path file = history.write(folder, RowFormat.CSV, rows);
        rows.set(0, rows.get(0).replaceFirst("\"", ""));
        String text = ExportedRows.HEADER + String.join("\n", rows) + "\n";
        fill(file, text, "no event ".repeat(1 << 16) + "\n", "");

        assertThat(verify(file))
                .contains("line 2 is no event", "the event at position 1 was removed (before line 3)")
                .doesNotContain("position 2 was removed", "were removed");
    }

    @Test
    void anExportWithoutItsManifestIsNoProof() throws Exception {
        Path file = folder.resolve("history.json");
        fill(file, "{\"payload\":\"", "x".repeat(1 << 20), "\"}\n");

        assertThat(verify(file)).contains("is no proof, and there is no manifest");
    }

    private static void fill(Path file, String begin, String again, String end) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write(begin);
            for (long written = 0; written < (long) MEGABYTES << 20; written += again.length()) {
                out.write(again);
            }
            out.write(end);
        }
    }

    private static String verify(Path file) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        MEMORY,
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        SecureSide.class.getName(),
                        "history",
                        "verify",
                        file.toString())
                .redirectErrorStream(true)
                .start();
        String told = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return told;
    }
}
