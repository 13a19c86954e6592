package org.secureside.operations.history;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The report of an incident, taken away as a file. */
class IncidentCommandTest {

    private static final String PAGE = "<!doctype html><p>a report</p>";

    @TempDir
    private Path folder = Path.of("");

    @TempDir
    private Path reports = Path.of("");

    @Test
    void theReportIsWrittenAsItCame() throws IOException {
        assertThat(run(false).exitCode()).isZero();

        assertThat(reports.resolve("report.html")).hasContent(PAGE);
        assertThat(files()).containsExactly("report.html");
    }

    @Test
    void ofAReportThatBreaksOffNothingStays() throws IOException {
        HistoryService.Result told = run(true);

        assertThat(told.exitCode()).isEqualTo(2);
        assertThat(told.out()).contains("the report cannot be written");
        assertThat(files()).isEmpty();
    }

    @Test
    void aFileThatIsThereIsNotOverwritten() throws IOException {
        Files.writeString(reports.resolve("report.html"), "kept");

        assertThat(run(false).exitCode()).isEqualTo(2);

        assertThat(reports.resolve("report.html")).hasContent("kept");
    }

    private HistoryService.Result run(boolean breaksOff) throws IOException {
        try (HistoryService service = new HistoryService(folder)
                .on("/api/history/incident", (exchange, parameters) -> answer(exchange, breaksOff))) {
            return service.run(
                    "incident",
                    reports.resolve("report.html").toString(),
                    "--from",
                    "2024-08-15T10:00:00Z",
                    "--to",
                    "2024-08-15T11:00:00Z");
        }
    }

    /** Half an answer is one that is shorter than it said. */
    private static void answer(HttpExchange exchange, boolean half) throws IOException {
        byte[] page = PAGE.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, half ? 2L * page.length : page.length);
        exchange.getResponseBody().write(page);
        exchange.getResponseBody().flush(); // so that it has begun when it breaks off
        exchange.close();
    }

    private String[] files() throws IOException {
        try (Stream<Path> files = Files.list(reports)) {
            return files.map(file -> file.getFileName().toString()).sorted().toArray(String[]::new);
        }
    }
}
