package org.secureside.operations.history;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.secureside.operations.fake.FakeServer;

/** An export is taken out of a service that does not have all that it should have. */
class ExportCommandTest {

    private static final String EXPORT = "/api/history/export";
    private static final String MANIFEST = EXPORT + "/manifest";

    @TempDir
    private Path folder = Path.of("");

    private final ExportedHistory history = ExportedHistory.ofTwenty();
    private final List<String> lines = new ArrayList<>(history.lines);
    private final List<String> asked = new ArrayList<>();
    private HistoryService service;

    @BeforeEach
    void start() throws IOException {
        service = new HistoryService(folder);
        service.on(MANIFEST, (exchange, parameters) -> FakeServer.answer(exchange, 200, manifest()));
        service.on(EXPORT, this::rowsAfter);
    }

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void anExportIsVerified() {
        assertThat(export("all.ndjson").exitCode()).isZero();
        assertThat(asked).containsExactly("");
    }

    @Test
    void anEventThatIsGoneIsNamedAndTheExportIsComplete() {
        lines.remove(9);

        HistoryService.Result result = export("gone.ndjson");

        assertThat(result.exitCode()).as(result.out()).isEqualTo(1);
        assertThat(result.out()).contains("the event at position 10 was removed");
        assertThat(folder.resolve("gone.ndjson")).exists();
        assertThat(asked).containsExactly("");
    }

    @Test
    void theNewestEventThatIsGoneIsNamedToo() {
        lines.removeLast();

        HistoryService.Result result = export("newest.ndjson");

        assertThat(result.exitCode()).as(result.out()).isEqualTo(1);
        assertThat(result.out()).contains("the event at position 20 was removed");
        assertThat(asked).as("once more, in case that something came late").containsExactly("", "19");
    }

    @Test
    void anAnswerThatIsCutOffIsGoneOnWith() {
        service.on(EXPORT, (exchange, parameters) -> {
            asked.add(parameters.getOrDefault("after", ""));
            if (asked.size() == 1) {
                exchange.sendResponseHeaders(200, 100_000);
                exchange.getResponseBody()
                        .write((lines.get(0) + "\n" + lines.get(1).substring(0, 50)).getBytes(StandardCharsets.UTF_8));
                exchange.getResponseBody().flush();
                throw new IOException("the node dies");
            }
            asked.removeLast();
            rowsAfter(exchange, parameters);
        });

        HistoryService.Result result = export("cut.ndjson");

        assertThat(result.exitCode()).as(result.out()).isZero();
        assertThat(asked).hasSize(2);
    }

    @Test
    void nothingWhereALogBeginsWithZeroIsAnExportToo() {
        String none = "{\"node\":\"query-1\",\"firstPosition\":0,\"after\":-1,\"upTo\":19,\"count\":0,\"whole\":false,"
                + "\"size\":20,\"head\":\"%s\",\"before\":[],\"blockSize\":8,\"blocks\":[]}"
                        .formatted(history.head().hash());
        service.on(MANIFEST, (exchange, parameters) -> FakeServer.answer(exchange, 200, none));
        lines.clear();

        HistoryService.Result result = export("none.ndjson", "--actor", "nobody");

        assertThat(result.exitCode()).as(result.out()).isZero();
        assertThat(folder.resolve("none.ndjson")).isEmptyFile();
    }

    @Test
    void whatWasBegunIsNotGoneOnWithForAnotherRange() throws IOException {
        service.on(EXPORT, (exchange, parameters) -> FakeServer.answer(exchange, 400, "{}"));
        assertThat(export("begun.ndjson", "--after", "0", "--up-to", "20").exitCode())
                .isEqualTo(2);
        service.on(EXPORT, this::rowsAfter);
        assertThat(Files.exists(folder.resolve("begun.ndjson.part"))).isTrue();

        for (String[] other : List.of(
                new String[] {"--up-to", "20"},
                new String[] {"--after", "0", "--up-to", "10"},
                new String[] {"--after", "5", "--up-to", "20"},
                new String[] {})) {
            HistoryService.Result result = export("begun.ndjson", other);
            assertThat(result.exitCode()).as(result.out()).isEqualTo(2);
            assertThat(result.out()).contains("was begun with other options").doesNotContain("\n");
        }
        HistoryService.Result same = export("begun.ndjson", "--after", "0", "--up-to", "20");
        assertThat(same.exitCode()).as(same.out()).isZero();
        assertThat(Files.readString(folder.resolve("begun.ndjson.manifest.json")))
                .contains("\"filter\" : { }");
    }

    private HistoryService.Result export(String file, String... options) {
        List<String> arguments =
                new ArrayList<>(List.of("export", folder.resolve(file).toString()));
        arguments.addAll(List.of(options));
        return service.run(arguments.toArray(String[]::new));
    }

    private void rowsAfter(HttpExchange exchange, Map<String, String> parameters) throws IOException {
        asked.add(parameters.getOrDefault("after", ""));
        long after = Long.parseLong(parameters.getOrDefault("after", "0"));
        HistoryService.rows(
                exchange,
                lines.stream()
                        .filter(line -> Long.parseLong(line.replaceFirst("\\{\"position\":(\\d+),.*", "$1")) > after)
                        .toList());
    }

    private String manifest() throws IOException {
        Path kept = Files.createDirectories(folder.resolve("made"));
        return Files.readString(Manifest.beside(history.write(kept, history.lines)));
    }
}
