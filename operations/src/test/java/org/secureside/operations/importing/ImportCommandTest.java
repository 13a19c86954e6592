package org.secureside.operations.importing;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.secureside.api.ledger.Fingerprint;
import org.secureside.operations.fake.CommandLineRun;
import org.secureside.operations.fake.FakeService;
import org.secureside.operations.fake.FakeService.Recorded;
import org.secureside.operations.fake.FakeStack;
import org.secureside.operations.fake.Fault;

class ImportCommandTest {

    @TempDir
    private Path folder = Path.of("");

    private final FakeService service = new FakeService();

    @BeforeEach
    void describe() throws IOException {
        service.openByHand("importer", "Maple Street");
        FakeStack.describe(folder, service.uri(), service.uri(), Map.of("query-1", service.uri()));
    }

    @AfterEach
    void end() {
        service.close();
    }

    @Test
    void everyLineBecomesAMessageEqualOnesToo() throws IOException {
        List<String> lines = IntStream.range(0, 500)
                .mapToObj(number -> number % 5 == 0 ? "Sorry, I'll call later" : "line " + number + " 🐈 ")
                .toList();

        CommandLineRun run = importing(file("m.txt", lines));

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(service.messages()).extracting(Recorded::body).containsExactlyInAnyOrderElementsOf(lines);
        assertThat(service.mostInFlight()).isBetween(2, 32);
        assertThat(run.out()).contains("posted              500", "already there         0", "reconcile");
        assertThat(receipts()).hasSize(500).doesNotHaveDuplicates();
    }

    @Test
    void theSamplesAreMessagesFromTheFirstLineToTheLast() {
        Path samples = Path.of("..", "samples");

        CommandLineRun text = importing(samples.resolve("messages.txt"));
        CommandLineRun ndjson = importing(samples.resolve("messages.ndjson"));

        assertThat(text.exitCode()).as(text.err()).isZero();
        assertThat(ndjson.exitCode()).as(ndjson.err()).isZero();
        assertThat(service.messages()).hasSize(61 + 9);
    }

    @Test
    void aSecondRunPostsNothingAndAddsTheReceiptsThatAreMissing() throws IOException {
        Path file = file("m.txt", List.of("a", "a", "b"));
        importing(file);
        List<String> receipts = receipts();
        Files.write(folder.resolve("r.ndjson"), receipts.subList(0, 1));

        CommandLineRun again = importing(file);

        assertThat(again.exitCode()).isZero();
        assertThat(service.messages()).hasSize(3);
        assertThat(again.out()).contains("posted                0", "already there         3");
        assertThat(receipts()).hasSize(3).contains(receipts.getFirst());
    }

    @Test
    void linesAddedToTheFileAreAllThatIsPosted() throws IOException {
        importing(file("m.txt", List.of("a", "b")));

        CommandLineRun again = importing(file("m.txt", List.of("new", "a", "a", "b")));

        assertThat(again.out()).contains("posted                2", "already there         2");
    }

    @Test
    void whateverHappensOnTheWayEachMessageIsThereOnceAndReceiptedOnce() throws IOException {
        Fault[] faults = Stream.generate(() -> List.of(
                        new Fault.CutBefore(),
                        new Fault.CutAfter(),
                        new Fault.Answers(503, ""),
                        new Fault.Answers(429, ""),
                        new Fault.Answers(502, ""),
                        new Fault.Answers(500, "")))
                .limit(4)
                .flatMap(List::stream)
                .toArray(Fault[]::new);
        service.failNext(faults);
        List<String> lines = numbered(100);

        CommandLineRun run = importing(file("m.txt", lines));

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(service.messages()).extracting(Recorded::body).containsExactlyInAnyOrderElementsOf(lines);
        assertThat(receipts()).hasSize(100);
        assertThat(run.out()).containsPattern("already there         [1-4]  \\([1-4] found on a retry\\)");
    }

    @Test
    void anOutageIsWaitedOut() throws IOException {
        List<String> lines = numbered(300);
        try (ExecutorService outage = Executors.newVirtualThreadPerTaskExecutor()) {
            outage.execute(() -> {
                await().until(() -> service.messages().size() > 50);
                service.server().stop();
                await().pollDelay(Duration.ofMillis(700)).until(() -> true);
                service.server().startAgain();
            });

            CommandLineRun run = importing(file("m.txt", lines), "--rate", "500");

            assertThat(run.exitCode()).as(run.err()).isZero();
        }
        assertThat(service.messages()).extracting(Recorded::body).containsExactlyInAnyOrderElementsOf(lines);
        assertThat(receipts()).hasSize(300);
    }

    @Test
    void linesThatCannotBeMessagesAreNamedAndTheOthersPosted() throws IOException {
        Path file = folder.resolve("m.txt");
        Files.writeString(
                file, "\ufeffgood\r\n\r\n" + "x".repeat(2_000_000) + "\na\u0000b\nplease refuse me\n\t\nlast");

        CommandLineRun run = importing(file);

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(service.messages()).extracting(Recorded::body).containsExactlyInAnyOrder("good", "a\u0000b", "last");
        assertThat(run.err())
                .contains("line 2: is blank: skipped")
                .contains("line 3: body must have at most 8,000 characters, but has 2,000,000: skipped")
                .contains("line 5: body is not to our taste (400): refused")
                .contains("line 6: is blank: skipped");
        assertThat(run.out()).contains("posted                3", "skipped               3", "refused               1");
    }

    @Test
    void ofManyBadLinesTwentyAreNamed() throws IOException {
        CommandLineRun run =
                importing(file("m.txt", numbered(100).stream().map(any -> " ").toList()));

        assertThat(run.err().lines().filter(line -> line.startsWith("line "))).hasSize(20);
        assertThat(run.err()).contains("More lines have problems");
        assertThat(run.out()).contains("skipped             100");
    }

    @Test
    void whatALineSaysIsNotObeyedByTheTerminal() throws IOException {
        CommandLineRun run = importing(file("m.ndjson", List.of("{\"body\":\"x\",\"\\u001b[2J\":1}")));

        assertThat(run.err())
                .contains("line 1: has fields that are not known: ?[2J")
                .doesNotContain("\u001b");
    }

    @Test
    void authorsOfAnNdjsonFileAreAdmittedOnceAndPostThemselves() throws IOException {
        List<String> objects = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            objects.add("{\"body\":\"hello\",\"author\":\"%s\"}"
                    .formatted(List.of("ada", "zoë", "importer").get(i % 3)));
        }
        objects.add("{\"body\":\"early\",\"sentAt\":\"2026-01-31T19:30:00+01:00\",\"key\":\"k-1\"}");

        CommandLineRun run = importing(file("m.ndjson", objects));

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(service.messages()).hasSize(61).extracting(Recorded::author).contains("ada", "zoë", "importer");
        assertThat(service.requests().stream()
                        .filter(request -> request.method().equals("PUT")))
                .hasSize(2)
                .allMatch(request -> request.subject().equals("importer"));
        assertThat(service.messages())
                .filteredOn(message -> message.body().equals("early"))
                .extracting(Recorded::sentAt)
                .containsExactly("2026-01-31T18:30:00Z");
        assertThat(receipts())
                .filteredOn(receipt -> receipt.contains("\"key\":\"k-1\""))
                .hasSize(1);
    }

    @Test
    void anAuthorWhoMayNotBeAdmittedIsNamed() throws IOException {
        String bobs = service.openByHand("bob", "Elm Street").toString();

        CommandLineRun run = run(
                file("m.ndjson", List.of("{\"body\":\"x\",\"author\":\"ada\"}")).toString(), "--neighborhood", bobs);

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("line 1: author ada is not admitted: answered 403: refused");
    }

    @Test
    void aKeyUsedForTwoContentsIsNamed() throws IOException {
        CommandLineRun run = importing(
                file("m.ndjson", List.of("{\"body\":\"x\",\"key\":\"k\"}", "{\"body\":\"y\",\"key\":\"k\"}")),
                "--in-flight",
                "1");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("line 2: ").contains("(422): refused");
        assertThat(service.messages()).hasSize(1);
    }

    @Test
    void oneAtATimeKeepsTheOrder() throws IOException {
        List<String> lines = numbered(30);

        importing(file("m.txt", lines), "--in-flight", "1");

        assertThat(receipts())
                .hasSize(30)
                .zipSatisfy(lines, (receipt, line) -> assertThat(receipt).contains(Fingerprint.of(line)));
    }

    @Test
    void theRateIsKept() throws IOException {
        long start = System.nanoTime();
        importing(file("m.txt", numbered(21)), "--rate", "20");

        assertThat(System.nanoTime() - start).isGreaterThan(1_000_000_000L);
    }

    @Test
    void aFileThatIsNotUtf8PostsNothing() throws IOException {
        Path file = Files.write(folder.resolve("m.txt"), new byte[] {'a', '\n', 'b', (byte) 0xff, '\n'});

        CommandLineRun run = importing(file);

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).hasLineCount(1).contains("is not UTF-8: line 2, at byte offset 3");
        assertThat(service.requests()).isEmpty();
        assertThat(folder.resolve("r.ndjson")).doesNotExist();
    }

    @Test
    void aFileThatIsNotThereIsSaidInOneLine() {
        CommandLineRun run = importing(folder.resolve("none.txt"));

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).hasLineCount(1).contains("none.txt does not exist");
    }

    @Test
    void aStackThatDoesNotRunIsSaidInOneLine() throws IOException {
        service.server().stop();

        CommandLineRun run = importing(file("m.txt", List.of("a")));

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err())
                .hasLineCount(1)
                .contains("nothing answers at " + service.uri())
                .contains(" up --data ");
        assertThat(folder.resolve("r.ndjson")).doesNotExist();
    }

    @Test
    void aServiceThatDecidesNothingEndsTheImport() throws IOException {
        service.failAlways(request ->
                request.path().endsWith("/messages") ? Optional.of(new Fault.Answers(503, "")) : Optional.empty());

        CommandLineRun run = importing(file("m.txt", numbered(100)), "--give-up-after", "1s");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("decided nothing for too long, last: a fault (503)", "Stopped at line");
        assertThat(receipts()).isEmpty();
    }

    @Test
    void tokensThatAreNotAcceptedEndTheImport() throws IOException {
        service.failAlways(request ->
                request.path().endsWith("/messages") ? Optional.of(new Fault.Answers(401, "")) : Optional.empty());

        CommandLineRun run = importing(file("m.txt", numbered(100)));

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("does not accept the tokens of this data folder");
        assertThat(service.requests()).hasSizeLessThan(80);
    }

    @Test
    void receiptsAreNeverWrittenOverTheFileThatIsImported() throws IOException {
        Path file = file("m.txt", List.of("a"));

        CommandLineRun run = run(file.toString(), "--neighborhood", "Maple Street", "--receipts", file.toString());

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(file).hasContent("a\n");
        assertThat(service.requests()).isEmpty();
    }

    @Test
    void optionsOutOfRangeAreRefused() throws IOException {
        Path file = file("m.txt", List.of("a"));

        assertThat(importing(file, "--in-flight", "0").exitCode()).isEqualTo(2);
        assertThat(importing(file, "--rate", "-1").exitCode()).isEqualTo(2);
        assertThat(importing(file, "--as", "no spaces").exitCode()).isEqualTo(2);
        assertThat(importing(file, "--format", "ndjson").exitCode()).isEqualTo(1);
    }

    private CommandLineRun importing(Path file, String... more) {
        return run(Stream.concat(
                        Stream.of(
                                file.toString(),
                                "--neighborhood",
                                "Maple Street",
                                "--receipts",
                                folder.resolve("r.ndjson").toString()),
                        Arrays.stream(more))
                .toArray(String[]::new));
    }

    private CommandLineRun run(String... args) {
        return CommandLineRun.of(
                new ImportCommand(),
                Stream.concat(Arrays.stream(args), Stream.of("--data", folder.toString()))
                        .toArray(String[]::new));
    }

    private Path file(String name, List<String> lines) throws IOException {
        String content = lines.stream().map(line -> line + "\n").collect(joining());
        return Files.writeString(folder.resolve(name), content, StandardCharsets.UTF_8);
    }

    private List<String> receipts() throws IOException {
        return Files.readAllLines(folder.resolve("r.ndjson"));
    }

    private static List<String> numbered(int lines) {
        return IntStream.range(0, lines).mapToObj(number -> "line " + number).toList();
    }
}
