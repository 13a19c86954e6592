package org.secureside.operations.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class StatusTableTest {

    private static final Instant NOW = Instant.parse("2026-01-31T18:30:00Z");
    private static final URI ADDRESS = URI.create("http://127.0.0.1:8080");

    @Test
    void everyProcessHasALineAndTheLastIsTheirSum() {
        List<String> lines = StatusTable.lines(
                status(
                        StackStatus.State.DEGRADED,
                        new ProcessStatus(
                                "query-1",
                                ProcessStatus.State.RUNNING,
                                true,
                                4711L,
                                NOW.minusSeconds(200),
                                2,
                                200 << 20,
                                1.5,
                                ADDRESS),
                        new ProcessStatus("nginx", ProcessStatus.State.STOPPED, false, null, null, 0, 0, 0.0, ADDRESS)),
                NOW);

        assertThat(lines.getFirst()).contains("not everything is ready");
        assertThat(lines.get(3)).contains("query-1", "running", "yes", "4711", "3m 20s", "200 MiB", "1.5 %");
        assertThat(lines.get(4)).contains("nginx", "stopped", "no");
        assertThat(lines.getLast()).contains("all", "200 MiB", "1.5 %");
    }

    @Test
    void whatWaitsToBeRecordedIsToldBelow() {
        IntakeStatus intake = new IntakeStatus(1_200, 3, 4_096, NOW.minusSeconds(65), "WAITING");
        StackStatus running =
                new StackStatus(StackStatus.State.READY, ADDRESS, Path.of("/data"), List.of(aProcess()), intake);

        assertThat(StatusTable.lines(running, NOW).getLast())
                .isEqualTo("intake: 1,200 messages wait to be recorded, the oldest for 1m 5s; the forwarder is waiting;"
                        + " 3 refused: see GET /api/intake");
        assertThat(new IntakeStatus(0, 0, 0, null, "IDLE").inWords(NOW))
                .isEqualTo("intake: nothing waits to be recorded");
    }

    private static ProcessStatus aProcess() {
        return new ProcessStatus(
                "command-1", ProcessStatus.State.RUNNING, true, 4711L, NOW, 0, 200 << 20, 1.5, ADDRESS);
    }

    @Test
    void aStoppedStackIsOneLine() {
        assertThat(StatusTable.lines(status(StackStatus.State.STOPPED), NOW))
                .containsExactly("the stack in /data is not running");
    }

    @Test
    void durationsAreToldInTheirTwoLargestUnits() {
        assertThat(StatusTable.duration(Duration.ofSeconds(59))).isEqualTo("59s");
        assertThat(StatusTable.duration(Duration.ofSeconds(60))).isEqualTo("1m 0s");
        assertThat(StatusTable.duration(Duration.ofMinutes(61))).isEqualTo("1h 1m");
        assertThat(StatusTable.duration(Duration.ofHours(49))).isEqualTo("2d 1h");
        assertThat(StatusTable.duration(Duration.ofSeconds(-1))).isEqualTo("0s");
    }

    private static StackStatus status(StackStatus.State state, ProcessStatus... processes) {
        return new StackStatus(state, ADDRESS, Path.of("/data"), List.of(processes), null);
    }
}
