package org.secureside.operations.loadbalancer.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.secureside.operations.loadbalancer.Configurations;
import org.secureside.operations.loadbalancer.model.Configuration;
import org.secureside.operations.loadbalancer.traffic.LoggedRequest;
import org.secureside.operations.loadbalancer.traffic.Traffic;

class WatchTest {

    private static final Shares POOL = new Shares("nodes", Map.of("a:1", 1, "b:1", 1, "c:1", 1));
    private static final Traffic QUIET = Traffic.of(List.of());

    @Test
    void evenTrafficIsNoReasonToGoBack() {
        Watch watch = new Watch(List.of(POOL), even(300));

        for (int i = 0; i < 20; i++) {
            assertThat(watch.look(requests(50, 200, 0.01, "a:1", "b:1", "c:1"))).isEmpty();
        }
        assertThat(watch.unjudged()).isEmpty();
    }

    @Test
    void oneServerWithEverythingIsAComplaintAtTheSecondLook() {
        Watch watch = new Watch(List.of(POOL), even(300));

        assertThat(watch.look(requests(60, 200, 0.01, "b:1"))).isEmpty();
        assertThat(watch.look(requests(60, 200, 0.01, "b:1")))
                .hasValueSatisfying(complaint -> assertThat(complaint).contains("uneven", "b:1 100 %", "a:1 0 %"));
    }

    @Test
    void whatBeginsLateIsSeenAsSoon() {
        Watch watch = new Watch(List.of(POOL), even(300));
        for (int i = 0; i < 300; i++) {
            watch.look(requests(50, 200, 0.01, "a:1", "b:1", "c:1"));
        }

        assertThat(looksUntilComplaint(watch, requests(50, 200, 0.01, "b:1"))).isLessThanOrEqualTo(7);
    }

    @Test
    void aFewRequestsProveNothing() {
        Watch watch = new Watch(List.of(POOL), QUIET);

        for (int i = 0; i < 5; i++) {
            assertThat(watch.look(requests(5, 200, 0.01, "b:1"))).isEmpty();
        }
        assertThat(watch.unjudged()).containsExactly("nodes");
    }

    @Test
    void whereRequestsAreRareTheyAreCollectedUntilThereAreEnough() {
        Watch watch = new Watch(List.of(POOL), even(180));

        assertThat(looksUntilComplaint(watch, requests(3, 200, 0.01, "b:1"))).isEqualTo(21);
    }

    @Test
    void onlyAPoolOfWhichEnoughWasSeenAtOnceCountsAsJudged() {
        Shares rare = new Shares("rare", Map.of("d:1", 1, "e:1", 1));
        Watch watch = new Watch(List.of(POOL, rare), QUIET);

        for (int i = 0; i < 15; i++) {
            watch.look(requests(60, 200, 0.01, "a:1", "b:1", "c:1"));
        }
        assertThat(watch.unjudged()).containsExactly("rare");
        assertThat(looksUntilComplaint(watch, requests(3, 200, 0.01, "d:1"))).isEqualTo(21);
    }

    @Test
    void aReleaseThatRefusesWhatWasTakenBeforeIsAComplaint() {
        Watch watch = new Watch(List.of(), even(300));

        assertThat(looksUntilComplaint(watch, requests(60, 401, 0.01, "a:1", "b:1", "c:1")))
                .isEqualTo(2);
    }

    @Test
    void aReleaseThatAnswersByItselfIsAComplaint() {
        Watch watch = new Watch(List.of(), even(300));

        assertThat(looksUntilComplaint(watch, unserved(60, 301))).isEqualTo(2);
    }

    @Test
    void whatWasRefusedBeforeMayBeRefusedAfterwards() {
        Watch watch = new Watch(List.of(), Traffic.of(requests(300, 404, 0.01, "a:1", "b:1", "c:1")));

        for (int i = 0; i < 5; i++) {
            assertThat(watch.look(requests(60, 404, 0.01, "a:1", "b:1", "c:1"))).isEmpty();
        }
    }

    @Test
    void whereManyFailedBeforeMostMayNotFailAfterwards() {
        Watch watch = new Watch(List.of(), Traffic.of(mixed(100, 40)));

        assertThat(watch.look(mixed(100, 50))).isEmpty();
        assertThat(watch.look(mixed(100, 50))).isEmpty();
        assertThat(looksUntilComplaint(watch, mixed(100, 95))).isLessThan(10);
    }

    @Test
    void aServerThatGotNothingBeforeIsNotTheNewReleasesFault() {
        Watch watch = new Watch(List.of(POOL), Traffic.of(requests(300, 200, 0.01, "a:1", "b:1")));

        for (int i = 0; i < 5; i++) {
            assertThat(watch.look(requests(60, 200, 0.01, "a:1", "b:1"))).isEmpty();
        }
    }

    @Test
    void errorsThatWereNotThereBeforeAreAComplaint() {
        Watch watch = new Watch(List.of(), even(300));

        assertThat(looksUntilComplaint(watch, requests(60, 502, 0.01, "a:1", "b:1", "c:1")))
                .isEqualTo(2);
    }

    @Test
    void errorsThatWereThereBeforeAreNot() {
        Watch watch = new Watch(List.of(), Traffic.of(requests(300, 500, 0.01, "a:1", "b:1", "c:1")));

        assertThat(watch.look(requests(60, 500, 0.01, "a:1"))).isEmpty();
        assertThat(watch.look(requests(60, 500, 0.01, "a:1"))).isEmpty();
    }

    @Test
    void answersThatTakeMuchLongerThanBeforeAreAComplaint() {
        Watch watch = new Watch(List.of(), even(300));

        assertThat(looksUntilComplaint(watch, requests(60, 200, 2.0, "a:1", "b:1", "c:1")))
                .isEqualTo(2);
    }

    @Test
    void aNewPoolOfOneServerIsMeasuredByTheOldOneOfThree() {
        Watch watch = new Watch(List.of(POOL), even(300));

        assertThat(looksUntilComplaint(watch, requests(60, 200, 0.01, "a:1"))).isEqualTo(2);
    }

    @Test
    void aReleaseThatMakesSkewedWeightsEvenIsMeasuredByItsOwn() {
        Watch watch = new Watch(Shares.of(weights(5, 1, 1), weights(1, 1, 1)), Traffic.of(served(215, 300)));

        for (int i = 0; i < 5; i++) {
            assertThat(watch.look(served(20, 60))).isEmpty();
        }
        assertThat(watch.unjudged()).isEmpty();
    }

    @Test
    void weightsThatWereAcceptedAreNotTakenBack() {
        Watch watch = new Watch(Shares.of(weights(1, 1, 1), weights(5, 1, 1)), even(300));

        for (int i = 0; i < 5; i++) {
            assertThat(watch.look(served(50, 70))).isEmpty();
        }
        assertThat(looksUntilComplaint(watch, served(0, 60))).isLessThan(10);
    }

    @Test
    void aServerThatTheReleaseHasLostIsMissedWhateverTheWeightsOfTheOthersBecame() {
        List<Shares> pools = Shares.of(
                weights(1, 1, 1),
                Configurations.http("upstream nodes { server a:1 weight=90; server b:1 weight=90; }"));

        assertThat(pools)
                .singleElement()
                .satisfies(shares -> assertThat(shares.fair("c:1")).isEqualTo(1 / 3.0));
        assertThat(looksUntilComplaint(new Watch(pools, even(300)), requests(60, 200, 0.01, "a:1", "b:1")))
                .isEqualTo(2);
    }

    @Test
    void aComplaintLeavesAWatchInDoubtUntilTheNextLook() {
        Watch watch = new Watch(List.of(POOL), even(300));

        watch.look(requests(60, 200, 0.01, "b:1"));
        assertThat(watch.isInDoubt()).isTrue();
        watch.look(requests(4000, 200, 0.01, "a:1", "c:1", "b:1"));
        assertThat(watch.isInDoubt()).isFalse();
    }

    @Test
    void aServerThatIsToLeaveMayGetNothing() {
        Watch watch = new Watch(List.of(POOL.without(List.of("c:1"))), even(300));

        for (int i = 0; i < 5; i++) {
            assertThat(watch.look(requests(60, 200, 0.01, "a:1", "b:1"))).isEmpty();
        }
    }

    private static int looksUntilComplaint(Watch watch, List<LoggedRequest> news) {
        for (int look = 1; look <= 40; look++) {
            Optional<String> complaint = watch.look(news);
            if (complaint.isPresent()) {
                return look;
            }
        }
        return Integer.MAX_VALUE;
    }

    private static Configuration weights(int a, int b, int c) {
        return Configurations.http(
                "upstream nodes { server a:1 weight=%d; server b:1 weight=%d; server c:1 weight=%d; }"
                        .formatted(a, b, c));
    }

    /** Of so many requests, so many are served by the first server, and the rest by the others. */
    private static List<LoggedRequest> served(int byTheFirst, int all) {
        return Stream.concat(
                        requests(byTheFirst, 200, 0.01, "a:1").stream(),
                        requests(all - byTheFirst, 200, 0.01, "b:1", "c:1").stream())
                .toList();
    }

    private static Traffic even(int count) {
        return Traffic.of(requests(count, 200, 0.01, "a:1", "b:1", "c:1"));
    }

    private static List<LoggedRequest> requests(int count, int status, double seconds, String... servers) {
        return IntStream.range(0, count)
                .mapToObj(i -> new LoggedRequest(
                        Instant.EPOCH,
                        status,
                        seconds,
                        "",
                        "nodes",
                        List.of(new LoggedRequest.Try(servers[i % servers.length], status, seconds))))
                .toList();
    }

    private static List<LoggedRequest> unserved(int count, int status) {
        return IntStream.range(0, count)
                .mapToObj(i -> new LoggedRequest(Instant.EPOCH, status, 0.001, "", "nodes", List.of()))
                .toList();
    }

    private static List<LoggedRequest> mixed(int count, int failing) {
        return Stream.concat(
                        requests(failing, 502, 0.01, "a:1", "b:1", "c:1").stream(),
                        requests(count - failing, 200, 0.01, "a:1", "b:1", "c:1").stream())
                .toList();
    }
}
