package org.secureside.operations.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SupervisedProcessIT {

    @TempDir
    private Path folder = Path.of("");

    private final Queue<String> heard = new ConcurrentLinkedQueue<>();
    private final Queue<ProcessIdentity> started = new ConcurrentLinkedQueue<>();
    private final Queue<SupervisedProcess> supervised = new ConcurrentLinkedQueue<>();

    @AfterEach
    void stop() {
        supervised.forEach(SupervisedProcess::stop);
    }

    @Test
    void aProcessThatIsKilledIsStartedAgainAndThatIsSaid() {
        supervise("sleep 60", Duration.ofSeconds(5));
        await().until(() -> started.size() == 1);

        kill(started.element());

        await().until(() -> started.size() == 2);
        await().untilAsserted(
                        () -> assertThat(heard).containsExactly("died (killed by signal 9), restart 1", "ready again"));
    }

    @Test
    void whatAKilledProcessLeftBehindIsGoneBeforeItIsStartedAgain() throws IOException {
        supervise("sleep 61 & echo $! >> children; wait", Duration.ofSeconds(5));
        await().until(() -> children().size() == 1);

        kill(started.element());

        await().until(() -> children().size() == 2);
        assertThat(LinuxProcess.find(children().getFirst())).isEmpty();
        assertThat(LinuxProcess.find(children().getLast())).isPresent();
    }

    @Test
    void aProcessThatKeepsDyingIsNotGivenUp() {
        supervise("exit 3", Duration.ofSeconds(5));

        await().atMost(Duration.ofSeconds(20)).until(() -> heard.size() >= 4);

        assertThat(heard).contains("died (ended by itself with exit code 3), restart 4");
    }

    @Test
    void aProgramThatDoesNotExistDiesWithAReason() {
        supervise("exec /does/not/exist", Duration.ofSeconds(5));

        await().until(() -> !heard.isEmpty());

        assertThat(heard.element()).contains("exit code 127");
    }

    @Test
    void aProcessThatStopsWhenAskedTakesItsChildrenAlong() throws IOException {
        SupervisedProcess process = supervise(
                "trap 'kill $child; exit 0' TERM; sleep 62 & child=$!; echo $child >> children; wait",
                Duration.ofSeconds(20));
        await().until(() -> children().size() == 1);

        assertThat(process.stop()).isFalse();

        assertThat(LinuxProcess.find(children().getFirst())).isEmpty();
        assertThat(started.element().find()).isEmpty();
        assertThat(heard).isEmpty();
    }

    @Test
    void aProcessThatDoesNotListenIsKilledWithItsChildren() throws IOException {
        SupervisedProcess process = supervise(
                "trap '' TERM; sleep 63 & echo $! >> children; while true; do wait; done", Duration.ofMillis(300));
        await().until(() -> children().size() == 1);

        assertThat(process.stop()).isTrue();

        assertThat(LinuxProcess.find(children().getFirst())).isEmpty();
        assertThat(started.element().find()).isEmpty();
    }

    @Test
    void aFamilyIsFoundWithoutItsLeaderAndWithoutItsSupervisor() throws Exception {
        Process leader = new ProcessBuilder("setsid", "sh", "-c", "sleep 64 & echo $! >> children; wait")
                .directory(folder.toFile())
                .start();
        await().until(() -> children().size() == 1);
        Family family = new Family(ProcessIdentity.of(leader.pid()).orElseThrow(), folder);

        leader.destroyForcibly().waitFor();

        assertThat(family.members())
                .extracting(LinuxProcess::pid)
                .containsExactly(children().getFirst());
        assertThat(family.stop(Signal.TERM, Duration.ofSeconds(5))).isTrue();
        assertThat(family.members()).isEmpty();
    }

    private SupervisedProcess supervise(String script, Duration patience) {
        ProcessSpec spec = new ProcessSpec(
                "stand-in",
                List.of("sh", "-c", script),
                Map.of(),
                folder,
                folder.resolve("log"),
                Signal.TERM,
                patience,
                () -> true);
        SupervisedProcess process = new SupervisedProcess(spec, new Listener());
        supervised.add(process);
        process.start();
        return process;
    }

    private List<Long> children() throws IOException {
        Path file = folder.resolve("children");
        return Files.exists(file)
                ? Files.readAllLines(file).stream().map(Long::valueOf).toList()
                : List.of();
    }

    private static void kill(ProcessIdentity process) {
        Signal.KILL.send(process.find().stream().toList());
    }

    private final class Listener implements SupervisionListener {

        @Override
        public void started(ProcessSpec process, ProcessIdentity identity, int restarts) {
            started.add(identity);
        }

        @Override
        public void died(ProcessSpec process, String how, int restart) {
            heard.add("died (%s), restart %d".formatted(how, restart));
        }

        @Override
        public void readyAgain(ProcessSpec process) {
            heard.add("ready again");
        }
    }
}
