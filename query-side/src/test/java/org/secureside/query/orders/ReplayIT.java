package org.secureside.query.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.secureside.api.EntityTag;
import org.secureside.api.replay.NodeReplayAdvanced;
import org.secureside.api.replay.NodeReplayCompleted;
import org.secureside.api.replay.NodeReplayFailed;
import org.secureside.api.replay.NodeReplayStarted;
import org.secureside.api.replay.ProjectionName;
import org.secureside.api.replay.ReplayCancelled;
import org.secureside.api.replay.ReplayConcluded;
import org.secureside.api.replay.ReplayId;
import org.secureside.api.replay.ReplayPaused;
import org.secureside.api.replay.ReplayPlan;
import org.secureside.api.replay.ReplayReason;
import org.secureside.api.replay.ReplayResumed;
import org.secureside.api.replay.ReplayScope;
import org.secureside.api.replay.ReplayStrategy;
import org.secureside.api.replay.TableDrift;
import org.secureside.query.QueryNode;
import org.secureside.query.stream.SseProbe;
import org.secureside.web.HttpProbe;
import org.secureside.web.TestIssuer;
import tools.jackson.databind.JsonNode;

class ReplayIT extends QueryNode {

    private static final String ADMIN = TestIssuer.TRUSTED.token("ada", "admin");
    private static final ReplayReason WHY = new ReplayReason("A drill");
    private static final ProjectionName FEED = ProjectionName.FEED;

    private ReplayId replay;
    private String path;

    @BeforeEach
    void requestAReplay() {
        EntityTag requested = recorded.replay(ADA);
        replay = new ReplayId(requested.id());
        path = "/api/replays/" + replay;
    }

    @Test
    void whoeverOrderedAReplayReadsItAtOnce() throws Exception {
        JsonNode read = getAfter(new EntityTag(replay.value(), 0), path, ADMIN).body();

        assertThat(read.get("state").asString()).isEqualTo("RUNNING");
        assertThat(read.at("/changes/0/kind").asString()).isEqualTo("REQUESTED");
        assertThat(read.at("/changes/0/by").asString()).isEqualTo("ada");
        assertThat(read.at("/changes/0/reason").asString()).isEqualTo("A drill");
        assertThat(read.at("/parts").findValuesAsString("state")).containsExactly("WAITING", "WAITING");
        assertThat(read.at("/percent").asDouble()).isZero();
    }

    @Test
    void eachNodeTellsHowFarItIs() throws Exception {
        recorded.told(new NodeReplayStarted(replay, "north-1", FEED, 2, 1, 1000, 1000));
        recorded.told(new NodeReplayAdvanced(replay, "north-1", FEED, 250, 250, 1000, null));
        JsonNode quarter = awaitPart(0, "events", "250");
        assertThat(quarter.get("percent").asDouble()).isEqualTo(25.0);
        assertThat(quarter.get("eventsPerSecond").asDouble()).isPositive();
        assertThat(quarter.get("remainingSeconds").asLong()).isNotNegative();
        assertThat(quarter.get("generation").asInt()).isEqualTo(2);
        assertThat(read().at("/percent").asDouble()).isEqualTo(12.5);

        recorded.told(new NodeReplayAdvanced(replay, "north-1", FEED, 1000, 1000, 1000, null));
        assertThat(awaitPart(0, "events", "1000").get("percent").asDouble())
                .as("what is still to do when all is read")
                .isEqualTo(99.9);

        recorded.told(new NodeReplayCompleted(
                replay, "north-1", FEED, 1000, 4000, List.of(new TableDrift("message", 9, 9, true, List.of()))));
        JsonNode done = awaitPart(0, "state", "COMPLETED");
        assertThat(done.get("percent").asDouble()).isEqualTo(100.0);
        assertThat(done.get("eventsPerSecond").asDouble()).isEqualTo(250.0);
        assertThat(done.at("/drift/0/equal").asBoolean()).isTrue();
        assertThat(read().at("/parts/1/state").asString()).isEqualTo("WAITING");
    }

    /** The node reads as fast as this test tells it, so what follows is nearly all there is to do. */
    @Test
    void whatFollowsOnceAllIsReadCountsAsWell() throws Exception {
        recorded.told(new NodeReplayStarted(replay, "north-1", FEED, 2, 1, 1000, 1000));
        recorded.told(new NodeReplayAdvanced(replay, "north-1", FEED, 1000, 1000, 1000, 600_000L));

        JsonNode part = awaitPart(0, "events", "1000");
        assertThat(part.get("percent").asDouble()).isLessThan(50);
        assertThat(part.get("remainingSeconds").asLong()).isEqualTo(600);
    }

    @Test
    void whereMoreIsRecordedThanANodeAppliesItIsSaidThatItNeverEnds() throws Exception {
        recorded.told(new NodeReplayStarted(replay, "north-1", FEED, 2, 1, 1000, 1000));
        recorded.told(new NodeReplayAdvanced(replay, "north-1", FEED, 250, 250, 1000, null));
        assertThat(awaitPart(0, "events", "250").has("finding")).isFalse();

        recorded.told(new NodeReplayAdvanced(replay, "north-1", FEED, 300, 300, 50_000, null));
        JsonNode part = awaitPart(0, "finding", "NEVER_ENDS");

        assertThat(part.has("remainingSeconds")).isFalse();
        assertThat(read().has("remainingSeconds")).isFalse();
    }

    @Test
    void whatIsPausedIsShownSoUntilItIsResumed() throws Exception {
        recorded.told(new NodeReplayStarted(replay, "north-1", FEED, 2, 1, 1000, 1000));
        recorded.decided(new ReplayPaused(replay, WHY, BOB));
        awaitPart(0, "state", "PAUSED");
        recorded.decided(new ReplayResumed(replay, WHY, ADA));
        awaitPart(0, "state", "RUNNING");

        assertThat(read().get("changes").findValuesAsString("kind")).containsExactly("REQUESTED", "PAUSED", "RESUMED");
        assertThat(read().get("changes").findValuesAsString("by")).containsExactly("ada", "bob", "ada");
    }

    @Test
    void whatWaitsTellsWhichReplayItsNodeIsAt() throws Exception {
        String north = "north-" + UUID.randomUUID();
        ReplayId first = ordered(north, ReplayScope.rebuild());
        recorded.told(new NodeReplayStarted(first, north, FEED, 2, 1, 1000, 1000));
        ReplayId rebuild = ordered(north, ReplayScope.rebuild());
        ReplayId reapply = ordered(north, ReplayScope.reapplyFrom(1));

        awaitWaitsFor(rebuild, first.toString());
        awaitWaitsFor(reapply, first.toString());
        recorded.decided(new ReplayPaused(first, WHY, ADA));
        awaitWaitsFor(reapply, "nothing");
        awaitWaitsFor(rebuild, first.toString());
        recorded.decided(new ReplayCancelled(first, WHY, ADA));
        awaitWaitsFor(rebuild, "nothing");
    }

    private ReplayId ordered(String name, ReplayScope scope) {
        ReplayPlan plan = new ReplayPlan(List.of(FEED), scope, List.of(name), ReplayStrategy.ROLLING, null);
        return new ReplayId(recorded.replay(ADA, plan).id());
    }

    private void awaitWaitsFor(ReplayId waiting, String what) {
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            JsonNode part = get("/api/replays/" + waiting, ADMIN).body().at("/parts/0");
            assertThat(part.at("/state").asString("")).isEqualTo("WAITING");
            assertThat(part.at("/waitsFor").asString("nothing")).isEqualTo(what);
        });
    }

    @Test
    void whatWasNotBegunWhenAReplayEndedIsSkipped() throws Exception {
        recorded.told(new NodeReplayStarted(replay, "north-1", FEED, 2, 1, 1000, 1000));
        recorded.decided(new ReplayCancelled(replay, WHY, ADA));

        awaitPart(0, "state", "CANCELLED");
        assertThat(read().at("/parts/1/state").asString()).isEqualTo("SKIPPED");
    }

    @Test
    void aNodeThatFailsTellsWhy() throws Exception {
        recorded.told(new NodeReplayFailed(replay, "north-1", FEED, "The disk is full"));
        recorded.decided(new ReplayConcluded(replay, ReplayConcluded.Outcome.FAILED));

        JsonNode part = awaitPart(0, "state", "FAILED");
        assertThat(part.get("failure").asString()).isEqualTo("The disk is full");
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(read().get("state").asString()).isEqualTo("FAILED"));
    }

    @Test
    void theListGoesOnWhereAPageEnds() throws Exception {
        ReplayId newer = new ReplayId(recorded.replay(ADA).id());
        getAfter(new EntityTag(newer.value(), 0), path, ADMIN);

        HttpProbe.Answer first = get("/api/replays?limit=1", ADMIN);
        String next = first.body().get("next").asString();
        HttpProbe.Answer second = get("/api/replays?limit=1&before=" + next, ADMIN);

        assertThat(first.body().at("/replays/0/replayId").asString()).isEqualTo(newer.toString());
        assertThat(second.body().at("/replays/0/replayId").asString()).isEqualTo(replay.toString());
        assertThat(first.header("Link")).contains("rel=\"next\"");
        assertThat(get("/api/replays?limit=201&before=x", ADMIN)
                        .body()
                        .get("errors")
                        .findValuesAsString("field"))
                .containsExactly("limit", "before");
    }

    @Test
    void whatIsNoReplayIsNotFound() throws Exception {
        assertThat(get("/api/replays/" + UUID.randomUUID(), ADMIN).status()).isEqualTo(404);
        assertThat(http.send("GET", "/api/replays/" + UUID.randomUUID() + "/progress", ADMIN, "", Map.of())
                        .status())
                .isEqualTo(404);
    }

    @Test
    void whoeverWatchesIsToldWhatChangesUntilItIsOver() throws Exception {
        getAfter(new EntityTag(replay.value(), 0), path, ADMIN);
        try (SseProbe watch = new SseProbe(port, path + "/progress", ADMIN, Map.of())) {
            assertThat(watch.status()).isEqualTo(200);
            assertThat(watch.header("X-Accel-Buffering")).isEqualTo("no");
            assertThat(watch.next().data().at("/parts/0/state").asString()).isEqualTo("WAITING");
            recorded.told(new NodeReplayStarted(replay, "north-1", FEED, 2, 1, 1000, 1000));
            assertThat(watch.next().data().at("/parts/0/state").asString()).isEqualTo("RUNNING");
            recorded.decided(new ReplayCancelled(replay, WHY, ADA));
            assertThat(watch.next().data().get("state").asString()).isEqualTo("CANCELLED");
            SseProbe.Event end = watch.next();
            assertThat(end.type()).isEqualTo("end");
            assertThat(end.data().get("reason").asString()).isEqualTo("over");
            assertThat(watch.next()).isEqualTo(SseProbe.END);
        }
    }

    @Test
    void theNodeTellsWhatFollowsTheLogOnIt() throws Exception {
        getAfter(new EntityTag(replay.value(), 0), path, ADMIN);

        JsonNode nodes = get("/api/nodes", ADMIN).body().get("nodes");

        assertThat(nodes.at("/0/node").asString()).isEqualTo("query-1");
        assertThat(nodes.at("/0/processors").findValuesAsString("name")).contains("feed", "history", "orders");
        assertThat(nodes.at("/0/generation").asInt()).isPositive();
        assertThat(nodes.at("/0/processors/0/running").asBoolean()).isTrue();
        assertThat(nodes.at("/0/processors/0/position").asLong()).isPositive();
    }

    private JsonNode awaitPart(int index, String field, String value) {
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(
                                read().at("/parts/" + index + "/" + field).asString(""))
                        .isEqualTo(value));
        return read().at("/parts/" + index);
    }

    private JsonNode read() {
        try {
            return get(path, ADMIN).body();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
