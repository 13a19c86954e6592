package org.secureside.operations.loadbalancer.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Checks the promised rates by simulation, with a margin for its own chance. */
class EvenTestTest {

    private static final int ROUNDS = 5_000;
    private static final List<Double> THIRDS = Collections.nCopies(3, 1 / 3.0);
    private static final List<Double> HALVES = Collections.nCopies(2, 1 / 2.0);

    private final Random random = new Random(42);

    @Test
    void evenSpreadsRaiseNoMoreFalseAlarmsThanPromised() {
        assertThat(alarms(THIRDS, List.of(1.25 / 3, 0.875 / 3, 0.875 / 3))).isLessThan(0.002);
        assertThat(alarms(THIRDS, List.of(0.75 / 3, 1.125 / 3, 1.125 / 3))).isLessThan(0.002);
        assertThat(alarms(HALVES, List.of(0.375, 0.625))).isLessThan(0.002);
    }

    @Test
    void unevenSpreadsAreMissedNoMoreThanPromised() {
        assertThat(alarms(THIRDS, List.of(2 / 3.0, 1 / 6.0, 1 / 6.0))).isGreaterThan(0.998);
        assertThat(alarms(THIRDS, List.of(0.4 / 3, 1.3 / 3, 1.3 / 3))).isGreaterThan(0.998);
        assertThat(alarms(HALVES, List.of(0.75, 0.25))).isGreaterThan(0.998);
    }

    @Test
    void everythingOnOneServerIsAlwaysSeen() {
        int requests = EvenTest.requests(THIRDS);

        assertThat(EvenTest.isUneven(THIRDS, List.of(requests, 0, 0))).isTrue();
        assertThat(EvenTest.isUneven(THIRDS, List.of(requests / 3, requests / 3, requests / 3)))
                .isFalse();
    }

    @Test
    void weightsAreTakenIntoAccount() {
        List<Double> shares = List.of(0.5, 0.25, 0.25);
        int requests = EvenTest.requests(shares);

        assertThat(EvenTest.isUneven(shares, List.of(requests / 2, requests / 4, requests / 4)))
                .isFalse();
    }

    @Test
    void moreServersNeedMoreRequests() {
        // Of two servers one can get at most twice its share, so three quarters are uneven already.
        assertThat(EvenTest.requests(HALVES)).isGreaterThan(EvenTest.requests(THIRDS));
        assertThat(EvenTest.requests(Collections.nCopies(10, 0.1))).isBetween(1000, 6000);
    }

    @Test
    void whereThereAreTooManyServersForTheTimeOfATrialTheReportSaysHowMuchIsMissed() {
        assertThat(measured(3).miss()).isLessThanOrEqualTo(EvenTest.MISS);
        assertThat(measured(20).miss()).isLessThanOrEqualTo(EvenTest.MISS);
        assertThat(measured(40).miss()).isBetween(0.05, 0.15);
        assertThat(new TrialReport("", List.of(measured(3), measured(40)), List.of(), List.of(), List.of()).miss())
                .isEqualTo(measured(40).miss());
    }

    /** Returns an even spread over so many servers, of as many requests as a trial makes. */
    private static Measurement measured(int servers) {
        int requests = EvenTest.requests(Collections.nCopies(servers, 1.0 / servers));
        List<Measurement.Share> shares = new ArrayList<>();
        for (int server = 0; server < servers; server++) {
            shares.add(new Measurement.Share(
                    "server " + server,
                    "pool",
                    requests / servers + (server < requests % servers ? 1 : 0),
                    1.0 / servers));
        }
        return new Measurement("/", "GET", "direct", requests, shares, Map.of());
    }

    /** Returns how often the shares, true being what they are, are called uneven. */
    private double alarms(List<Double> fair, List<Double> real) {
        int requests = EvenTest.requests(fair);
        int alarms = 0;
        for (int round = 0; round < ROUNDS; round++) {
            List<Integer> counts = new ArrayList<>(Collections.nCopies(fair.size(), 0));
            for (int i = 0; i < requests; i++) {
                double drawn = random.nextDouble();
                int server = 0;
                while (server < fair.size() - 1 && drawn >= real.get(server)) {
                    drawn -= real.get(server);
                    server++;
                }
                counts.set(server, counts.get(server) + 1);
            }
            alarms += EvenTest.isUneven(fair, counts) ? 1 : 0;
        }
        return alarms / ((double) ROUNDS);
    }
}
