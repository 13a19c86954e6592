package org.secureside.query.delays;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.secureside.api.feed.FeedRange;
import org.secureside.api.loadbalancer.ConfigurationChangeId;
import org.secureside.api.loadbalancer.LoadBalancerConfigurationDeployed;
import org.secureside.api.loadbalancer.LoadBalancerEvent;
import org.secureside.api.replay.ReplayCancelled;
import org.secureside.api.replay.ReplayConcluded;
import org.secureside.api.replay.ReplayId;
import org.secureside.api.replay.ReplayPaused;
import org.secureside.api.replay.ReplayReason;
import org.secureside.query.QueryNode;
import org.secureside.web.TestIssuer;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** What the report of an incident tells of replays and of changes of the load balancer. */
class ChangesIT extends QueryNode {

    private static final String AUDITOR = TestIssuer.TRUSTED.token("audrey", "auditor");

    @Autowired
    private JdbcClient jdbc;

    @Test
    void theReportHasTheReplaysThatWereNotOverWhenItsWindowBegan() throws Exception {
        ReplayId open = new ReplayId(recorded.replay(ADA).id());
        ReplayId cancelled = new ReplayId(recorded.replay(ADA).id());
        ReplayId concluded = new ReplayId(recorded.replay(ADA).id());
        recorded.decided(new ReplayCancelled(cancelled, new ReplayReason("a test"), ADA));
        recorded.decided(new ReplayConcluded(concluded, ReplayConcluded.Outcome.COMPLETED));
        Instant begin = Instant.now();
        recorded.decided(new ReplayPaused(open, new ReplayReason("a test"), ADA));
        String path =
                "/api/history/incident?from=" + begin + "&to=" + Instant.now().plusSeconds(60);

        JsonNode told = get(path, AUDITOR).body();

        assertThat(told.get("replays").findValuesAsString("streamId"))
                .contains(open.toString())
                .doesNotContain(cancelled.toString(), concluded.toString());
        assertThat(told.get("replays").findValuesAsString("type")).contains("ReplayRequested", "ReplayPaused");
        assertThat(told.get("moreChanges").asBoolean()).isFalse();
        for (int i = 0; i < 200; i++) {
            recorded.decided(new ReplayPaused(open, new ReplayReason("a test"), ADA));
        }
        assertThat(get(path, AUDITOR).body().get("moreChanges").asBoolean()).isTrue();
        recorded.decided(new ReplayCancelled(open, new ReplayReason("a test"), ADA));
    }

    @Test
    void aChangeOfTheLoadBalancerIsInTheReportOfWhenItWasMade() throws Exception {
        // No command node could be reached in the window: it was reported with the next change.
        Instant begin = Instant.now().truncatedTo(ChronoUnit.MICROS);
        LoadBalancerConfigurationDeployed late = deployed("0123456789ab", begin.minusMillis(1));
        LoadBalancerConfigurationDeployed next = deployed("ba9876543210", begin);
        recorded.changed(late);
        recorded.changed(next);

        assertThat(releases(late.changedAt(), begin)).containsExactly("0123456789ab");
        assertThat(releases(begin, begin.plusSeconds(60))).containsExactly("ba9876543210");
    }

    @Test
    void aChangeIsFoundBehindHundredsThatWereReportedBeforeIt() throws Exception {
        Instant begin = Instant.now().truncatedTo(ChronoUnit.MICROS);
        String path = "/api/history/incident?from=" + begin.minusMillis(1) + "&to=" + begin;
        int mostLookedThrough = BalancerChanges.MOST_PAGES * FeedRange.MAX_LIMIT;
        recorded.changed(Stream.generate(() -> deployed("fedcbafedcba", begin.minus(Duration.ofHours(3))))
                .limit(mostLookedThrough - 1)
                .toArray(LoadBalancerEvent[]::new));
        LoadBalancerConfigurationDeployed lastLookedAt = deployed("abcdefabcdef", begin.minusMillis(1));
        recorded.changed(lastLookedAt);
        awaitInHistory(lastLookedAt);

        JsonNode told = get(path, AUDITOR).body();

        assertThat(told.get("loadBalancer").findValuesAsString("streamId"))
                .contains(lastLookedAt.changeId().value().toString());
        assertThat(told.get("loadBalancer").toString()).doesNotContain("fedcbafedcba");
        assertThat(told.get("moreChanges").asBoolean()).isFalse();
        LoadBalancerConfigurationDeployed beyond = deployed("abcdefabcdef", begin.minusMillis(1));
        recorded.changed(beyond);
        awaitInHistory(beyond);
        assertThat(get(path, AUDITOR).body().get("moreChanges").asBoolean()).isTrue();
    }

    private static LoadBalancerConfigurationDeployed deployed(String release, Instant at) {
        return new LoadBalancerConfigurationDeployed(
                new ConfigurationChangeId(UUID.randomUUID()), release, "root", "a test", at);
    }

    private void awaitInHistory(LoadBalancerEvent event) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> jdbc.sql("select count(*) from history_event where stream_id = ?")
                                .param(event.changeId().value().toString())
                                .query(Long.class)
                                .single()
                        == 1);
    }

    /** Returns the releases that the report of a window tells. */
    private List<String> releases(Instant from, Instant to) throws Exception {
        List<String> releases = new ArrayList<>();
        for (JsonNode change : get("/api/history/incident?from=" + from + "&to=" + to, AUDITOR)
                .body()
                .get("loadBalancer")) {
            releases.add(change.get("payload").toString().replaceFirst(".*release\\W+(\\w+).*", "$1"));
        }
        return releases;
    }
}
