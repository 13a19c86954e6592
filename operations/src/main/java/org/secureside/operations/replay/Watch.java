package org.secureside.operations.replay;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.secureside.operations.cli.CommandFailure;
import org.secureside.operations.cli.Interruption;
import org.secureside.operations.client.Call;
import org.secureside.operations.progress.Board;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;

/**
 * Shows how a replay goes until it is over. It asks again and again instead of holding a stream open, because the node
 * that would tell it may be the next one to be restarted.
 */
final class Watch {

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Set<String> OVER = Set.of("COMPLETED", "FAILED", "CANCELLED");

    private final AdminClient client;
    private final UUID replay;
    private final CommandLine command;
    private final boolean json;
    private final Board board;
    private final CountDownLatch stopped = new CountDownLatch(1);

    Watch(AdminClient client, UUID replay, CommandLine command, boolean json) {
        this.client = client;
        this.replay = replay;
        this.command = command;
        this.json = json;
        this.board = Board.of(command);
    }

    /** Returns the exit code of whoever watches. */
    int untilOver() throws InterruptedException {
        Interruption interruption = new Interruption(PATIENCE, stopped::countDown);
        try {
            JsonNode last = follow();
            return last == null ? leave() : judge(last);
        } finally {
            interruption.isOver();
        }
    }

    /** Returns the replay as it ended, or null if the watching was stopped before. */
    private @Nullable JsonNode follow() throws InterruptedException {
        JsonNode newest = null;
        do {
            JsonNode read = look(newest == null);
            // Nodes are asked in turn, and one of them may not have heard the newest yet.
            if (newest == null || knows(read) >= knows(newest)) {
                newest = read;
            }
            if (OVER.contains(newest.path("state").asString(""))) {
                board.showNow(ReplayText.bars(newest, board.isInPlace()));
                return newest;
            }
            board.show(ReplayText.bars(newest, board.isInPlace()));
        } while (!stopped.await(BETWEEN_LOOKS.toNanos(), TimeUnit.NANOSECONDS));
        return null;
    }

    /** A replay that was requested a moment ago may not have come to every node. */
    private JsonNode look(boolean first) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                return client.ask(Call.get("/api/replays/" + replay));
            } catch (CommandFailure failure) {
                boolean mayCome = first && failure.exitCode() == CommandFailure.FINDING;
                if ((!mayCome && first) || System.nanoTime() - deadline > 0) {
                    throw failure;
                }
                Thread.sleep(BETWEEN_LOOKS);
            }
        }
    }

    private static long knows(JsonNode read) {
        long events = read.path("changes").size();
        for (JsonNode part : read.path("parts")) {
            events += part.path("events").asLong(0);
        }
        return events;
    }

    private int leave() {
        command.getErr().println("Not watched any more. Replay %s goes on.".formatted(replay));
        command.getErr().flush();
        return Interruption.EXIT_CODE;
    }

    private int judge(JsonNode replayed) {
        List<String> findings = ReplayText.findings(replayed);
        if (json) {
            command.getOut().println(ReplayText.json(replayed));
        } else {
            findings.forEach(command.getOut()::println);
            command.getOut().println(ReplayText.verdict(replayed, findings.isEmpty()));
        }
        command.getOut().flush();
        boolean completed = replayed.path("state").asString("").equals("COMPLETED");
        return completed && findings.isEmpty() ? 0 : CommandFailure.FINDING;
    }
}
