package org.secureside.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The rehearsal keeps its own promises, and leaves nothing behind. */
class OutageRehearsalAcceptance {

    @TempDir
    private Path folder;

    @Test
    void theOutageIsNoticedAndTakenBackInSecondsAndNothingIsLostOrDoubled() throws Exception {
        Path data = folder.resolve("data");
        Path report = folder.resolve("report.html");

        Launcher.Result rehearsed = Launcher.run(
                "rehearse",
                "outage",
                "--data",
                data.toString(),
                "--port",
                Integer.toString(Stack.freePort()),
                "--calm",
                "5s",
                "--report",
                report.toString(),
                "--json");

        assertThat(rehearsed.exitCode()).as(rehearsed.toString()).isZero();
        JsonNode outcome = JsonMapper.shared().readTree(rehearsed.out());
        assertThat(outcome.at("/refusal/acceptedByNginx").asBoolean()).isTrue();
        assertThat(outcome.at("/refusal/findings").valueStream().map(JsonNode::asString))
                .contains("hash-key-common-fallback");
        assertThat(outcome.at("/secondsToNotice").asDouble()).isBetween(0.5, 15.0);
        assertThat(outcome.at("/secondsToTakeBack").asDouble()).isBetween(0.001, 5.0);
        assertThat(outcome.at("/posted").asInt())
                .isGreaterThan(200)
                .isEqualTo(outcome.at("/ledger/messages").asInt());
        assertThat(outcome.at("/ledger/sources").size()).isEqualTo(4);
        assertThat(outcome.at("/ledger/clean").asBoolean()).isTrue();
        JsonNode during = outcome.at("/phases/1/triesByNode");
        // All first tries, and few others where nginx soon takes a slow node for a dead one.
        assertThat(during.valueStream().mapToInt(JsonNode::asInt).max().orElseThrow())
                .as("one node got more than its part: " + during)
                .isGreaterThan(during.valueStream().mapToInt(JsonNode::asInt).sum() * 2 / 5);
        // One node may have had too much to do; but nothing may have failed that nobody can explain.
        assertThat(outcome.at("/reasons")
                        .valueStream()
                        .map(reason -> reason.at("/words").asString()))
                .noneMatch(words -> words.contains("unexplained"));
        assertThat(report).content().contains("The ledger", "<svg", "45 minutes");
        assertThat(Launcher.run("status", "--data", data.toString()).exitCode())
                .as("the stack that was started is stopped")
                .isEqualTo(1);
    }
}
