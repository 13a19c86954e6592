package org.secureside.operations.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.secureside.api.message.MessageId;
import org.secureside.operations.fake.CommandLineRun;
import org.secureside.operations.fake.FakeService;
import org.secureside.operations.fake.FakeService.Recorded;
import org.secureside.operations.fake.FakeStack;
import org.secureside.operations.fake.Fault;
import tools.jackson.databind.json.JsonMapper;

class InterruptedImportIT {

    private static final List<String> LINES =
            IntStream.range(0, 200).mapToObj(number -> "line " + number).toList();

    @TempDir
    private Path folder = Path.of("");

    private final FakeService service = new FakeService();

    @BeforeEach
    void describe() throws IOException {
        service.openByHand("importer", "Maple Street");
        FakeStack.describe(folder, service.uri(), service.uri(), Map.of("query-1", service.uri()));
        Files.write(folder.resolve("m.txt"), LINES);
    }

    @AfterEach
    void end() {
        service.close();
    }

    @Test
    void ctrlCEndsTheImportAfterWhatWasOnItsWayAndTheNextOneGoesOn() throws Exception {
        Process process = start("--rate", "50");
        await().until(() -> service.messages().size() > 20);

        interrupt(process);

        assertThat(process.waitFor(45, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(130);
        assertThat(Files.readString(folder.resolve("err"))).contains("Stopped at line ", " of 200. The same command");
        assertThat(Files.readString(folder.resolve("out"))).contains("posted").contains("reconcile");
        assertThat(receipted()).containsExactlyInAnyOrderElementsOf(recorded());
        theNextImportGoesOn();
    }

    @Test
    void ctrlCEndsTheImportAlthoughTheServiceDoesNotAnswer() throws Exception {
        service.failAlways(
                request -> request.path().endsWith("/messages") ? Optional.of(new Fault.Held()) : Optional.empty());
        Process process = start();
        await().until(() -> service.mostInFlight() == 32);

        interrupt(process);

        assertThat(process.waitFor(45, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(130);
        assertThat(receipted()).isEmpty();
    }

    @Test
    void aKilledImportLeavesReceiptsForWhatWasAcknowledgedAndTheNextOneGoesOn() throws Exception {
        Process process = start("--rate", "100");
        await().until(() -> service.messages().size() > 50);

        process.destroyForcibly().waitFor();

        assertThat(recorded()).containsAll(receipted());
        assertThat(receipted()).hasSizeGreaterThan(10);
        theNextImportGoesOn();
    }

    private void theNextImportGoesOn() throws IOException {
        CommandLineRun run = CommandLineRun.of(new ImportCommand(), arguments());

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(service.messages()).extracting(Recorded::body).containsExactlyInAnyOrderElementsOf(LINES);
        assertThat(receipted()).containsExactlyInAnyOrderElementsOf(recorded());
    }

    private Process start(String... more) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                "env", // A build in the background ignores Ctrl-C, and so would what it starts.
                "--default-signal=INT",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "-cp",
                System.getProperty("java.class.path"),
                ImportProcess.class.getName()));
        command.addAll(List.of(arguments()));
        command.addAll(List.of(more));
        return new ProcessBuilder(command)
                .redirectOutput(folder.resolve("out").toFile())
                .redirectError(folder.resolve("err").toFile())
                .start();
    }

    private String[] arguments() {
        return new String[] {
            folder.resolve("m.txt").toString(),
            "--neighborhood",
            "Maple Street",
            "--receipts",
            folder.resolve("r.ndjson").toString(),
            "--data",
            folder.toString()
        };
    }

    private static void interrupt(Process process) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();
    }

    private List<String> receipted() throws IOException {
        return Files.readAllLines(folder.resolve("r.ndjson")).stream()
                .map(line -> JsonMapper.shared().readTree(line).get("messageId").asString())
                .toList();
    }

    private List<String> recorded() {
        return service.messages().stream()
                .map(Recorded::id)
                .map(MessageId::toString)
                .toList();
    }
}
