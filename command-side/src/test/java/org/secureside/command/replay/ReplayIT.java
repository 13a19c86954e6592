package org.secureside.command.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.Message;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.secureside.api.EventMetadata;
import org.secureside.api.replay.NodeReplayCompleted;
import org.secureside.api.replay.NodeReplayEvent;
import org.secureside.api.replay.NodeReplayFailed;
import org.secureside.api.replay.ProjectionName;
import org.secureside.api.replay.ReplayCancelled;
import org.secureside.api.replay.ReplayConcluded;
import org.secureside.api.replay.ReplayId;
import org.secureside.api.replay.ReplayPaused;
import org.secureside.api.replay.ReplayRequested;
import org.secureside.command.CommandNode;
import org.secureside.web.HttpProbe;
import org.secureside.web.TestIssuer;
import tools.jackson.databind.JsonNode;

class ReplayIT {

    private static final String ADMIN = TestIssuer.TRUSTED.token("root", "admin");
    private static final String WHY = "{\"reason\":\"A drill\"}";
    private static CommandNode node;

    @BeforeAll
    static void startANodeThatKnowsThreeOthers() throws Exception {
        node = CommandNode.start(Map.of("secureside.nodes", "query-1,query-2,query-3"));
        node.openNeighborhood(TestIssuer.TRUSTED.token("ada", "resident"));
    }

    @AfterAll
    static void stopIt() {
        node.close();
    }

    @Test
    void anOrderIsRecordedOnceWithWhoAndWhy() throws Exception {
        String key = CommandNode.newKey();
        String wish = wish("\"mode\":\"REAPPLY\",\"fromPosition\":1,\"throttle\":500");

        HttpProbe.Answer first = node.post("/api/replays", ADMIN, key, wish);
        HttpProbe.Answer again = node.post("/api/replays", ADMIN, key, wish);

        assertThat(first.status()).as(first.text()).isEqualTo(201);
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(again.header("Location")).isEqualTo(first.header("Location"));
        assertThat(events(idIn(first))).singleElement().satisfies(event -> {
            assertThat(event.getMetaData().get(EventMetadata.ACTOR)).isEqualTo("root");
            assertThat(event.getPayload()).isInstanceOfSatisfying(ReplayRequested.class, requested -> {
                assertThat(requested.requestedBy().value()).isEqualTo("root");
                assertThat(requested.reason().value()).isEqualTo("Late messages");
                assertThat(requested.plan().nodes()).containsExactly("query-1", "query-2", "query-3");
                assertThat(requested.plan().throttle()).isEqualTo(500);
            });
        });
    }

    @Test
    void nodesTakeTurnsInTheOrderInWhichTheyAreNamed() throws Exception {
        HttpProbe.Answer answer = node.post(
                "/api/replays",
                ADMIN,
                wish("\"mode\":\"REAPPLY\",\"fromPosition\":0,\"nodes\":[\"query-3\",\"query-1\"]"));

        assertThat(answer.body().at("/plan/nodes").toString()).isEqualTo("[\"query-3\",\"query-1\"]");
        assertThat(answer.body().at("/plan/strategy").asString()).isEqualTo("ROLLING");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "projections  | {'projections':['feeds'],'mode':'REBUILD','reason':'x'}                   | must each be one of feed",
                "projections  | {'projections':['feed','history'],'mode':'REBUILD','reason':'x'}          | written once",
                "projections  | {'projections':[],'mode':'REBUILD','reason':'x'}                          | must name at least one of feed",
                "projections  | {'projections':['feed','feed'],'mode':'REBUILD','reason':'x'}             | once",
                "mode         | {'projections':['feed'],'reason':'x'}                                     | REBUILD, REAPPLY or STREAM",
                "mode         | {'projections':['feed'],'mode':'REAPPLY','reason':'x'}                    | either fromPosition or fromInstant",
                "mode         | {'projections':['feed'],'mode':'REBUILD','fromPosition':1,'reason':'x'}   | leave out fromPosition",
                "nodes        | {'projections':['feed'],'mode':'REBUILD','nodes':['query-9'],'reason':'x'}| query-1, query-2, query-3",
                "nodes        | {'projections':['feed'],'mode':'REBUILD','nodes':[null],'reason':'x'}     | query-1, query-2, query-3",
                "fromInstant  | {'projections':['feed'],'mode':'REAPPLY','fromInstant':'2999-01-01T00:00:00Z','reason':'x'} | future",
                "fromPosition | {'projections':['feed'],'mode':'REAPPLY','fromPosition':99999999,'reason':'x'} | where the log of events ends",
                "stream       | {'projections':['feed'],'mode':'STREAM','stream':'nowhere','reason':'x'}  | a stream that has events",
                "throttle     | {'projections':['feed'],'mode':'REBUILD','throttle':0,'reason':'x'}       | at least 1 event per second",
                "throttle     | {'projections':['feed'],'mode':'REBUILD','throttle':-5,'reason':'x'}      | at least 1 event per second",
                "reason       | {'projections':['feed'],'mode':'REBUILD','reason':' '}                    | must not be blank",
                "reason       | {'projections':['feed'],'mode':'REBUILD'}                                 | must not be blank",
            })
    void whatCannotBeOrderedIsNamed(String field, String json, String remedy) throws Exception {
        HttpProbe.Answer answer = node.post("/api/replays", ADMIN, json.replace('\'', '"'));

        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.body().at("/errors/0/field").asString()).isEqualTo(field);
        assertThat(answer.body().at("/errors/0/problem").asString()).contains(remedy);
    }

    @Test
    void aSecondRebuildOfAProjectionIsRefusedWhereTheFirstGoesOn() throws Exception {
        String key = CommandNode.newKey();
        String first = wish("\"mode\":\"REBUILD\",\"nodes\":[\"query-1\",\"query-2\"]");
        HttpProbe.Answer running = node.post("/api/replays", ADMIN, key, first);
        assertThat(running.status()).as(running.text()).isEqualTo(201);

        HttpProbe.Answer second = node.post("/api/replays", ADMIN, wish("\"mode\":\"REBUILD\""));

        assertThat(second.status()).isEqualTo(409);
        assertThat(second.body().get("type").asString()).isEqualTo("urn:secureside:problem:rebuild-running");
        assertThat(second.text()).contains(idIn(running).toString());
        assertThat(node.post("/api/replays", ADMIN, key, first).status()).isEqualTo(201);
        HttpProbe.Answer elsewhere =
                node.post("/api/replays", ADMIN, wish("\"mode\":\"REBUILD\",\"nodes\":[\"query-3\"]"));
        assertThat(elsewhere.status()).isEqualTo(201);
        assertThat(order(running, "cancel").status()).isEqualTo(204);
        assertThat(order(elsewhere, "cancel").status()).isEqualTo(204);
        HttpProbe.Answer afterwards = node.post("/api/replays", ADMIN, wish("\"mode\":\"REBUILD\""));
        assertThat(afterwards.status()).isEqualTo(201);
        assertThat(order(afterwards, "cancel").status()).isEqualTo(204);
    }

    @Test
    void aReplayIsPausedAndCancelledAndThenIsOver() throws Exception {
        HttpProbe.Answer replay =
                node.post("/api/replays", ADMIN, wish("\"mode\":\"REAPPLY\",\"fromInstant\":\"2026-01-02T10:00:00Z\""));

        assertThat(order(replay, "pause").status()).isEqualTo(204);
        assertThat(order(replay, "cancel").status()).isEqualTo(204);
        assertThat(order(replay, "cancel").status()).isEqualTo(204);
        HttpProbe.Answer late = order(replay, "resume");

        assertThat(late.status()).isEqualTo(409);
        assertThat(late.body().get("type").asString()).isEqualTo("urn:secureside:problem:replay-over");
        assertThat(events(idIn(replay)))
                .extracting(Message::getPayload)
                .hasExactlyElementsOfTypes((Class<?>) ReplayRequested.class, ReplayPaused.class, ReplayCancelled.class);
    }

    @Test
    void whatIsNoReplayIsNotFound() throws Exception {
        HttpProbe.Answer answer = node.post("/api/replays/%s/pause".formatted(UUID.randomUUID()), ADMIN, WHY);

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.text()).contains("GET /api/replays");
    }

    @Test
    void nothingIsPausedWithoutAReason() throws Exception {
        HttpProbe.Answer answer = node.post("/api/replays/%s/pause".formatted(UUID.randomUUID()), ADMIN, "{}");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().at("/errors/0/field").asString()).isEqualTo("reason");
    }

    @Test
    void aReplayIsOverWhenItsLastNodeIsDone() throws Exception {
        ReplayId replay = idIn(node.post(
                "/api/replays",
                ADMIN,
                wish("\"mode\":\"REAPPLY\",\"fromPosition\":0,\"nodes\":"
                        + "[\"query-1\",\"query-2\"],\"projections\":[\"feed\"]")));
        tell(completed(replay, "query-1", ProjectionName.FEED));
        tell(completed(replay, "query-2", ProjectionName.FEED));

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(events(replay).getLast().getPayload())
                        .isEqualTo(new ReplayConcluded(replay, ReplayConcluded.Outcome.COMPLETED)));
        assertThat(node.post("/api/replays/%s/cancel".formatted(replay), ADMIN, WHY)
                        .status())
                .isEqualTo(409);
    }

    @Test
    void oneNodeThatFailsEndsARollingReplayAndNoParallelOne() throws Exception {
        ReplayId rolling = idIn(node.post("/api/replays", ADMIN, wish("\"mode\":\"REAPPLY\",\"fromPosition\":0")));
        ReplayId parallel = idIn(node.post(
                "/api/replays",
                ADMIN,
                wish("\"mode\":\"REAPPLY\",\"fromPosition\":0,\"strategy\":\"PARALLEL\","
                        + "\"nodes\":[\"query-1\",\"query-2\"]")));
        tell(new NodeReplayFailed(parallel, "query-1", ProjectionName.FEED, "A test"));
        tell(new NodeReplayFailed(rolling, "query-1", ProjectionName.FEED, "A test"));

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(events(rolling).getLast().getPayload())
                        .isEqualTo(new ReplayConcluded(rolling, ReplayConcluded.Outcome.FAILED)));
        assertThat(events(parallel)).hasSize(1);
        tell(completed(parallel, "query-2", ProjectionName.FEED));
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(events(parallel).getLast().getPayload())
                        .isEqualTo(new ReplayConcluded(parallel, ReplayConcluded.Outcome.FAILED)));
    }

    @Test
    void aDryRunTellsHowMuchItWouldBeAndRecordsNothing() throws Exception {
        ReplayId measured = idIn(node.post(
                "/api/replays",
                ADMIN,
                wish("\"mode\":\"REAPPLY\",\"fromPosition\":0,\"nodes\":"
                        + "[\"query-1\"],\"projections\":[\"feed\"]")));
        tell(new NodeReplayCompleted(measured, "query-1", ProjectionName.FEED, 2000, 1000, List.of()));
        await().atMost(Duration.ofSeconds(20))
                .until(() -> events(measured).getLast().getPayload() instanceof ReplayConcluded);
        String key = CommandNode.newKey();

        HttpProbe.Answer all = node.post(
                "/api/replays",
                ADMIN,
                key,
                wish("\"mode\":\"REAPPLY\",\"fromPosition\":0,\"throttle\":1,\"dryRun\":true,"
                        + "\"projections\":[\"feed\"],\"nodes\":[\"query-1\",\"query-2\"]"));
        long end = node.bean(EventStore.class).createHeadToken().position().orElseThrow();

        assertThat(all.status()).as(all.text()).isEqualTo(200);
        assertThat(all.body().at("/estimates/0/eventsPerSecond").asLong()).isEqualTo(1);
        long events = all.body().at("/estimates/0/events").asLong();
        assertThat(events).isPositive().isLessThanOrEqualTo(end + 1);
        assertThat(all.body().at("/seconds").asLong()).isEqualTo(2 * events);
        assertThat(node.bean(EventStore.class)
                        .readEvents(ReplayId.of(
                                        new org.secureside.api.ResidentId("root"),
                                        new org.secureside.api.IdempotencyKey(key))
                                .toString())
                        .hasNext())
                .isFalse();
    }

    @Test
    void howLongThrottledAndPausedReplaysTookSaysNothingOfHowFastNodesAre() throws Exception {
        HttpProbe.Answer throttled = node.post("/api/replays", ADMIN, rebuildOfOne(",\"throttle\":500"));
        end(throttled, 10, 60_000);
        assertThat(estimate().has("eventsPerSecond")).isFalse();
        HttpProbe.Answer paused = node.post("/api/replays", ADMIN, rebuildOfOne(""));
        assertThat(order(paused, "pause").status()).isEqualTo(204);
        assertThat(order(paused, "resume").status()).isEqualTo(204);
        end(paused, 10, 60_000);
        assertThat(estimate().has("eventsPerSecond")).isFalse();
        end(node.post("/api/replays", ADMIN, rebuildOfOne("")), 3_000, 1_000);

        assertThat(estimate().get("eventsPerSecond").asLong()).isEqualTo(3_000);
    }

    private static String rebuildOfOne(String more) {
        return wish("\"mode\":\"REBUILD\",\"nodes\":[\"query-1\"]" + more);
    }

    /** Has the only node complete a replay, and waits until it is over. */
    private static void end(HttpProbe.Answer replay, long events, long millis) {
        assertThat(replay.status()).as(replay.text()).isEqualTo(201);
        ReplayId id = idIn(replay);
        tell(new NodeReplayCompleted(id, "query-1", ProjectionName.FEED, events, millis, List.of()));
        await().atMost(Duration.ofSeconds(20))
                .until(() -> events(id).getLast().getPayload() instanceof ReplayConcluded);
    }

    private static JsonNode estimate() throws Exception {
        HttpProbe.Answer answer = node.post("/api/replays", ADMIN, rebuildOfOne(",\"dryRun\":true"));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.body().at("/estimates/0");
    }

    private static NodeReplayCompleted completed(ReplayId replay, String name, ProjectionName projection) {
        return new NodeReplayCompleted(replay, name, projection, 10, 1000, List.of());
    }

    /** Records what a node would. */
    private static void tell(NodeReplayEvent event) {
        String stream = event.replayId() + "/" + event.node() + "/" + event.projection();
        node.bean(EventStore.class).publish(new GenericDomainEventMessage<>("NodeReplay", stream, 0, event));
    }

    private static HttpProbe.Answer order(HttpProbe.Answer replay, String what) throws Exception {
        return node.post(replay.header("Location") + "/" + what, ADMIN, WHY);
    }

    private static ReplayId idIn(HttpProbe.Answer answer) {
        return new ReplayId(UUID.fromString(answer.body().get("replayId").asString()));
    }

    private static List<? extends DomainEventMessage<?>> events(ReplayId replay) {
        return node.bean(EventStore.class)
                .readEvents(replay.toString())
                .asStream()
                .toList();
    }

    private static String wish(String more) {
        String projections = more.contains("projections") ? "" : "\"projections\":[\"feed\"],";
        return "{" + projections + "\"reason\":\"Late messages\"," + more + "}";
    }
}
