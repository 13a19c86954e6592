package org.secureside.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The outage of 2024-08-15 once more: its kind of configuration, forced on a stack that works. */
class LoadBalancerAcceptance {

    private static final int READS_PER_SECOND = 50;
    private static final int MESSAGES = 1_500;
    private static final Duration TO_DETECT = Duration.ofSeconds(15);
    private static final Duration TO_ROLL_BACK = Duration.ofSeconds(5);
    private static final String ZONE = "zone query_nodes 64k;";

    /** Affinity by a cookie that nobody sends: all requests have one key, so one of three nodes gets them all. */
    private static final String OF_THE_OUTAGE = ZONE + "\n        hash \"n:$cookie_neighborhood\" consistent;";

    @TempDir
    private Path folder;

    @Test
    void aBadConfigurationThatIsForcedIsFoundOutAndTakenBackAndNothingIsLostOrDoubled() throws Exception {
        Path messages = Files.write(
                folder.resolve("messages.txt"),
                IntStream.range(0, MESSAGES).mapToObj(i -> "Message " + i).toList());
        Path receipts = folder.resolve("receipts.ndjson");
        try (Stack stack = Stack.start();
                Readers readers = Readers.of(stack, READS_PER_SECOND)) {
            Path running = stack.data().resolve("nginx/nginx.conf");
            String before = Files.readString(running);
            Launcher.Result checked = Launcher.run("lb", "check", running.toString());
            assertThat(checked.exitCode()).as(checked.toString()).isZero();
            Launcher.Running importing = stack.begin(
                    "import",
                    messages.toString(),
                    "--neighborhood",
                    "Maple Street",
                    "--receipts",
                    receipts.toString(),
                    "--rate",
                    "30");
            await().until(() -> Files.exists(receipts) && Files.size(receipts) > 10_000);

            Path bad = Files.writeString(folder.resolve("bad.conf"), before.replace(ZONE, OF_THE_OUTAGE));
            Launcher.Result refused = stack.run("lb", "deploy", bad.toString(), "--why", "affinity");
            assertThat(refused.exitCode()).as(refused.toString()).isEqualTo(1);
            assertThat(refused.err()).contains("hash-key-common-fallback");

            Instant begin = Instant.now();
            Launcher.Result forced =
                    stack.run("lb", "deploy", bad.toString(), "--why", "affinity", "--force", "--watch", "60s");
            assertThat(forced.exitCode()).as(forced.toString()).isEqualTo(1);
            Map<String, Instant> steps = steps(stack);
            assertThat(Duration.between(steps.get("reloaded"), steps.get("complaint")))
                    .isLessThan(TO_DETECT);
            assertThat(Duration.between(steps.get("complaint"), steps.get("rolled-back")))
                    .isLessThan(TO_ROLL_BACK);
            assertThat(running).hasContent(before);
            assertThat(stack.run("lb", "history").out()).contains("deployed", "rolled back", "uneven");

            // Reads may have been slow or refused while one node did the work of three; messages may not be lost.
            Launcher.Result imported = Launcher.finish(importing);
            assertThat(imported.exitCode()).as(imported.toString()).isZero();
            assertThat(receipts).content().hasLineCount(MESSAGES);
            Launcher.Result reconciled = stack.run("reconcile", receipts.toString());
            assertThat(reconciled.exitCode()).as(reconciled.toString()).isZero();
            await().atMost(Duration.ofMinutes(2))
                    .pollInterval(Duration.ofSeconds(1))
                    .until(() -> stack.run("lb", "status").exitCode() == 0);
            requireBothChangesInTheReportOfTheIncident(stack, begin);
            assertThat(readers.answers()).isGreaterThan(10 * READS_PER_SECOND);
        }
    }

    private static void requireBothChangesInTheReportOfTheIncident(Stack stack, Instant begin) throws Exception {
        String auditor = stack.token("audrey", "auditor");
        String report = "/api/history/incident?from=%s&to=%s".formatted(begin, Instant.now());
        await().atMost(Duration.ofMinutes(2)).untilAsserted(() -> {
            JsonNode changes = stack.get(report, auditor).at("/loadBalancer");
            assertThat(changes.valueStream().map(change -> change.at("/type").asString()))
                    .containsExactly("LoadBalancerConfigurationDeployed", "LoadBalancerConfigurationRolledBack");
            assertThat(changes.at("/0/payload/reason").asString()).isEqualTo("affinity");
            assertThat(changes.at("/1/payload/reason").asString()).contains("traffic is uneven");
        });
    }

    private static Map<String, Instant> steps(Stack stack) throws IOException {
        Map<String, Instant> steps = new LinkedHashMap<>();
        List<String> lines = Files.readAllLines(stack.data().resolve("nginx/operations.ndjson"));
        for (String line : lines) {
            JsonNode entry = new JsonMapper().readTree(line);
            steps.put(
                    entry.get("step").asString(), Instant.parse(entry.get("at").asString()));
        }
        return steps;
    }
}
