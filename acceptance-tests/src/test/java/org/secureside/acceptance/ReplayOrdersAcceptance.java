package org.secureside.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** An admin orders replays of three nodes on the command line, while residents read and write. */
class ReplayOrdersAcceptance {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int MESSAGES = 60;

    @Test
    void nodesRebuildInTurnsAsOrderedAlsoOneThatIsDown() throws Exception {
        try (Stack stack = Stack.start()) {
            String admin = stack.token("root", "admin");
            Resident ada = Resident.of(stack, "ada");
            String street = ada.openStreet("Maple Street");
            for (int i = 0; i < MESSAGES; i++) {
                ada.say(street, "Message " + i);
            }

            Launcher.Result dryRun =
                    stack.run("replay", "request", "--rebuild", "--reason", "A drill", "--dry-run", "--as", "root");
            assertThat(dryRun.exitCode()).as(dryRun.toString()).isZero();
            assertThat(dryRun.out()).contains("feed: ", "query-1, query-2, query-3");
            assertThat(stack.get("/api/replays", admin).get("replays")).isEmpty();

            Launcher.Result rebuilt =
                    stack.run("replay", "request", "--rebuild", "--reason", "A drill", "--watch", "--as", "root");
            assertThat(rebuilt.exitCode()).as(rebuilt.toString()).isZero();
            assertThat(rebuilt.out()).contains("Completed on every node; nothing had drifted.");
            JsonNode replay = stack.get("/api/replays/" + Admin.idIn(rebuilt), admin);
            assertThat(replay.at("/changes").findValuesAsString("kind")).containsExactly("REQUESTED", "COMPLETED");
            assertThat(replay.at("/changes/0/by").asString()).isEqualTo("root");
            assertThat(replay.at("/changes/0/reason").asString()).isEqualTo("A drill");
            assertThat(replay.get("parts").findValuesAsString("node")).containsExactly("query-1", "query-2", "query-3");
            assertThat(Instant.parse(replay.at("/parts/1/startedAt").asString()))
                    .isAfterOrEqualTo(Instant.parse(replay.at("/parts/0/toldAt").asString()));
            assertThat(ada.get(street + "/messages?limit=200").done().text())
                    .contains("Message 0", "Message " + (MESSAGES - 1));

            oneThatIsDownObeysWhenItIsBack(stack, admin);
            aSecondRebuildIsRefusedUntilTheFirstIsCancelled(stack, admin);
        }
    }

    private static void oneThatIsDownObeysWhenItIsBack(Stack stack, String admin) throws Exception {
        long before = stack.process("query-2").pid();
        stack.kill("query-2");
        String id = Admin.idIn(stack.run(
                "replay",
                "request",
                "--from-position",
                "0",
                "--reason",
                "Late messages",
                "--parallel",
                "--as",
                "root"));

        Launcher.Result watched = stack.run("replay", "watch", id);

        assertThat(watched.exitCode()).as(watched.toString()).isZero();
        assertThat(stack.process("query-2").pid()).isNotEqualTo(before);
        assertThat(stack.get("/api/replays/" + id, admin).get("parts").findValuesAsString("state"))
                .containsExactly("COMPLETED", "COMPLETED", "COMPLETED");
    }

    private static void aSecondRebuildIsRefusedUntilTheFirstIsCancelled(Stack stack, String admin) throws Exception {
        String slow = Admin.idIn(stack.run(
                "replay",
                "request",
                "--rebuild",
                "--throttle",
                "1",
                "--parallel",
                "--reason",
                "Slowly",
                "--as",
                "root"));
        Launcher.Result second = stack.run("replay", "request", "--rebuild", "--reason", "Again", "--as", "root");
        assertThat(second.exitCode()).as(second.toString()).isEqualTo(1);
        assertThat(second.errLines()).singleElement().asString().contains(slow);

        Launcher.Running watching = stack.begin("replay", "watch", slow);
        await().atMost(PATIENCE).until(() -> Files.size(watching.err()) > 0);
        new ProcessBuilder("kill", "-INT", Long.toString(watching.process().pid()))
                .start()
                .waitFor();
        Launcher.Result left = Launcher.finish(watching);
        assertThat(left.exitCode()).as(left.toString()).isEqualTo(130);
        assertThat(left.err()).contains("Replay " + slow + " goes on");

        assertThat(stack.run("replay", "pause", slow, "--reason", "Lunch").exitCode())
                .isZero();
        assertThat(stack.run("replay", "resume", slow, "--reason", "Back").exitCode())
                .isZero();
        Launcher.Result cancelled = stack.run("replay", "cancel", slow, "--reason", "Enough", "--as", "eve");
        assertThat(cancelled.exitCode()).as(cancelled.toString()).isZero();
        Launcher.Result late = stack.run("replay", "pause", slow, "--reason", "Too late");
        assertThat(late.exitCode()).isEqualTo(1);
        assertThat(late.err()).contains("was cancelled by eve");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(stack.get("/api/replays/" + slow, admin)
                                .get("changes")
                                .findValuesAsString("kind"))
                        .containsExactly("REQUESTED", "PAUSED", "RESUMED", "CANCELLED"));
        Launcher.Result again =
                stack.run("replay", "request", "--rebuild", "--reason", "Again", "--watch", "--as", "root");
        assertThat(again.exitCode()).as(again.toString()).isZero();
        assertThat(stack.run("replay", "list").out().lines()).hasSize(4);
    }
}
