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
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.secureside.api.evidence.EventLeaf;
import org.secureside.api.evidence.Hash;
import org.secureside.api.evidence.TreeHasher;
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

    @Test
    void aPartOfCsvThatStandsAloneHasOneHeaderAlsoIfItWasGoneOnWith() throws IOException {
        service.on(MANIFEST, (exchange, parameters) -> FakeServer.answer(exchange, 200, manifestOfTheSecondHalf()));
        List<String> headers = new ArrayList<>();
        service.on(EXPORT, (exchange, parameters) -> {
            headers.add(parameters.getOrDefault("header", ""));
            List<String> records = records(parameters);
            if (headers.size() == 1) {
                exchange.sendResponseHeaders(200, 100_000);
                String cut = String.join("\n", records.subList(0, 4)) + "\n"
                        + records.get(4).substring(0, 20);
                exchange.getResponseBody().write(cut.getBytes(StandardCharsets.UTF_8));
                exchange.getResponseBody().flush();
                throw new IOException("the node dies");
            }
            HistoryService.rows(exchange, records);
        });

        HistoryService.Result result = export("part.csv", "--format", "csv", "--after", "10");

        assertThat(result.exitCode()).as(result.out()).isZero();
        assertThat(headers).containsExactly("present", "absent");
        assertThat(Files.readString(folder.resolve("part.csv")))
                .startsWith("position,stream_type\n11,")
                .containsOnlyOnce("position,stream_type")
                .hasLineCount(11);
    }

    @Test
    void aPartOfCsvThatGoesBehindAnotherHasNoHeaderAndIsVerifiedWithoutOne() throws IOException {
        service.on(MANIFEST, (exchange, parameters) -> FakeServer.answer(exchange, 200, manifestOfTheSecondHalf()));
        service.on(EXPORT, (exchange, parameters) -> HistoryService.rows(exchange, records(parameters)));

        HistoryService.Result result = export("more.csv", "--format", "csv", "--after", "10", "--no-header");

        assertThat(result.exitCode()).as(result.out()).isZero();
        assertThat(Files.readString(folder.resolve("more.csv")))
                .startsWith("11,")
                .hasLineCount(10);
        HistoryService.Result verified =
                service.runAlone("verify", folder.resolve("more.csv").toString());
        assertThat(verified.exitCode()).as(verified.out()).isZero();
        assertThat(verified.out()).contains("10 events");
    }

    @Test
    void onlyCsvCanBeWithoutAHeader() {
        HistoryService.Result result = export("more.ndjson", "--after", "10", "--no-header");

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.out()).contains("--no-header is for --format csv");
    }

    /** The records of CSV that the service would write. */
    private List<String> records(Map<String, String> parameters) {
        long after = Long.parseLong(parameters.getOrDefault("after", "0"));
        List<String> records = new ArrayList<>();
        if (parameters.getOrDefault("header", "present").equals("present")) {
            records.add("position,stream_type");
        }
        for (String line : lines) {
            Row row = RowFormat.NDJSON.read(line, 1, 1);
            EventLeaf event = Objects.requireNonNull(row.event());
            if (event.position() > after) {
                records.add("%d,%s,%s,%d,%s,%s,%s,%s,\"%s\",%s,%s,%s"
                        .formatted(
                                event.position(),
                                event.streamType(),
                                event.streamId(),
                                event.sequence(),
                                event.eventId(),
                                event.eventType(),
                                event.revision(),
                                event.recordedAt(),
                                event.payload().replace("\"", "\"\""),
                                event.metadata(),
                                row.leaf(),
                                row.link()));
            }
        }
        return records;
    }

    private String manifestOfTheSecondHalf() {
        return "{\"node\":\"query-1\",\"firstPosition\":1,\"after\":10,\"upTo\":20,\"count\":10,\"whole\":false,"
                + "\"size\":20,\"head\":\"%s\",\"before\":[\"%s\",\"%s\"],\"blockSize\":8,\"blocks\":[]}"
                        .formatted(history.head().hash(), rootOf(0, 8), rootOf(8, 10));
    }

    private Hash rootOf(int from, int to) {
        TreeHasher hasher = new TreeHasher();
        history.events.subList(from, to).forEach(event -> hasher.append(event.hash()));
        return hasher.head().hash();
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
