package org.secureside.operations.loadbalancer.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.secureside.operations.loadbalancer.traffic.LoggedRequest;
import org.secureside.operations.loadbalancer.traffic.Traffic;

class SilenceTest {

    private static final Instant BEGIN = Instant.parse("2026-11-22T20:00:00Z");
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Shares READS = new Shares("reads", Map.of("a:1", 1, "b:1", 1));
    private static final Shares WRITES = new Shares("writes", Map.of("c:1", 1, "d:1", 1));

    @Test
    void aBusyBalancerIsNotSilentForLongerThanItTakesToWriteItsLog() {
        Silence silence = after(requests(3_000, "a:1"));

        assertThat(silence.look(List.of(), BEGIN.plusSeconds(6))).isEmpty();
        assertThat(silence.look(List.of(), BEGIN.plusSeconds(7))).contains("the access log has been silent for 6 s");
    }

    @Test
    void aPoolThatGotMuchAndGetsNothingIsToldAlthoughOthersGetSomething() {
        Silence silence = after(requests(600, "a:1"), requests(600, "c:1"));

        assertThat(silence.look(requests(5, "a:1"), BEGIN.plusSeconds(5))).isEmpty();
        assertThat(silence.look(requests(5, "stranger:1"), BEGIN.plusSeconds(7)))
                .contains("nothing has reached writes for 6 s");
        assertThat(silence.look(requests(1, "d:1"), BEGIN.plusSeconds(8))).isEmpty();
    }

    @Test
    void whereLittleCameItIsWaitedForAsLongAsTwentyRequestsTook() {
        Silence silence = after(requests(40, "a:1"));

        assertThat(silence.look(List.of(), BEGIN.plusSeconds(30))).isEmpty();
        assertThat(silence.look(List.of(), BEGIN.plusSeconds(31))).isPresent();
    }

    @Test
    void whereNextToNothingCameNobodyIsMissed() {
        Silence silence = after(requests(19, "a:1"));

        assertThat(silence.look(List.of(), BEGIN.plus(Duration.ofDays(1)))).isEmpty();
    }

    @SafeVarargs
    private static Silence after(List<LoggedRequest>... before) {
        Traffic traffic = new Traffic();
        for (List<LoggedRequest> each : before) {
            traffic.add(each);
        }
        return new Silence(List.of(READS, WRITES), traffic, MINUTE, BEGIN);
    }

    private static List<LoggedRequest> requests(int count, String server) {
        return Collections.nCopies(
                count,
                new LoggedRequest(BEGIN, 200, 0.01, "", "reads", List.of(new LoggedRequest.Try(server, 200, 0.01))));
    }
}
