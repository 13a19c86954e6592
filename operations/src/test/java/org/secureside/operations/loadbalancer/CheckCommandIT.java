package org.secureside.operations.loadbalancer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class CheckCommandIT {

    private static final String OUTAGE =
            Sample.named("bad", "outage-2024-08-15").file().toString();
    private static final String GOOD = Sample.named("good", "least-conn").file().toString();

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder;

    @Test
    void theConfigurationOfTheOutageIsRefusedAndTheReportShowsWhereEverythingGoes() {
        assertThat(run("check", OUTAGE, "--no-live")).isEqualTo(1);

        assertThat(out.toString())
                .contains("hash-key-common-fallback", "uneven-distribution")
                .containsPattern("10\\.20\\.0\\.1[123]:8080 100\\.0 %  █{40}")
                .containsPattern("Refused: \\d+ errors")
                .as("nginx has nothing against it")
                .doesNotContain("nginx-refuses");
    }

    @Test
    void aGoodOnePasses() {
        assertThat(run("check", GOOD, "--no-live")).isZero();

        assertThat(out.toString()).contains("Passed: 0 errors", "one server dead");
    }

    @Test
    void scriptsGetTheSameAsJson() {
        assertThat(run("check", OUTAGE, "--no-live", "--json")).isEqualTo(1);

        JsonNode report = new JsonMapper().readTree(out.toString());
        assertThat(report.get("refused").asBoolean()).isTrue();
        assertThat(report.get("findings").findValuesAsString("rule")).contains("hash-key-common-fallback");
        assertThat(report.at("/measurements/0/shares").size()).isEqualTo(3);
    }

    @Test
    void aFindingCanBeAcceptedByName() {
        String weights = Sample.named("bad", "weights").file().toString();

        assertThat(run("check", weights, "--no-live", "--no-trial")).isEqualTo(1);
        assertThat(run("check", weights, "--no-live", "--no-trial", "--allow", "weight-skew"))
                .isZero();
        assertThat(out.toString()).contains("Accepted: weight-skew");
        assertThat(run("check", weights, "--no-live", "--allow", "no-such-name"))
                .isEqualTo(2);
    }

    @Test
    void theServersThemselvesAreAskedUnlessToldOtherwise() throws IOException {
        Path file = folder.resolve("nginx.conf");
        Files.writeString(file, """
                events {}
                http {
                    upstream a { server 127.0.0.1:1; server 127.0.0.1:2; }
                    server { listen 80; location / { proxy_pass http://a; } }
                }
                """);

        assertThat(run("check", file.toString(), "--no-trial")).isEqualTo(1);
        assertThat(out.toString()).contains("server-unreachable");
        assertThat(run("check", file.toString(), "--no-trial", "--no-live")).isZero();
    }

    @Test
    void aSocketThatTheRunningConfigurationHasMustStayOpen() throws IOException {
        Path running = folder.resolve("running.conf");
        String good = Files.readString(Path.of(GOOD));
        Files.writeString(running, good.replace("listen 80 ", "listen 8443 ssl; listen 80 "));
        Path narrower = folder.resolve("narrower.conf");
        Files.writeString(narrower, good.replace("listen 80 ", "listen 127.0.0.1:80 "));

        assertThat(run("check", GOOD, "--no-live", "--no-trial", "--running", running.toString()))
                .isEqualTo(1);
        assertThat(out.toString()).contains("socket-closed", "*:8443");
        assertThat(run("check", narrower.toString(), "--no-live", "--no-trial", "--running", GOOD))
                .isEqualTo(1);
        assertThat(run("check", GOOD, "--no-live", "--no-trial", "--running", narrower.toString()))
                .isZero();
        assertThat(run(
                        "check",
                        GOOD,
                        "--running",
                        folder.resolve("missing.conf").toString()))
                .isEqualTo(2);
    }

    @Test
    void whatCannotBeCheckedIsNotAFinding() {
        assertThat(run("check", folder.resolve("missing.conf").toString())).isEqualTo(2);
        assertThat(err.toString()).contains("cannot be read");
        assertThat(run("check", GOOD, "--nodes", "10.0.0.1")).isEqualTo(2);
        assertThat(run("check")).isEqualTo(2);
    }

    @Test
    void aFileThatNginxCannotReadIsAFindingWithItsLine() throws IOException {
        Path file = folder.resolve("nginx.conf");
        Files.writeString(file, "events {}\nhttp {\n  server {\n");

        assertThat(run("check", file.toString())).isEqualTo(1);
        assertThat(out.toString()).contains("nginx-refuses", "nginx.conf:4", "unexpected end of file");
    }

    @Test
    void aTrialLeavesNothingBehind() throws IOException {
        Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
        List<Path> before = trials(temporary);

        run("check", GOOD, "--no-live");

        // Others of this build may be under way, and go away in their turn; one that was killed never does.
        List<Path> there = trials(temporary).stream()
                .filter(folder -> !before.contains(folder))
                .toList();
        await().atMost(Duration.ofMinutes(3)).until(() -> there.stream().noneMatch(Files::exists));
    }

    private static List<Path> trials(Path temporary) throws IOException {
        try (Stream<Path> entries = Files.list(temporary)) {
            return entries.filter(entry -> entry.getFileName().toString().startsWith("secureside-lb-"))
                    .toList();
        }
    }

    private int run(String... arguments) {
        CommandLine commandLine = new CommandLine(new LoadBalancerCommand());
        commandLine.setOut(new PrintWriter(out, true));
        commandLine.setErr(new PrintWriter(err, true));
        return commandLine.execute(arguments);
    }
}
