package org.secureside.query.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.junit.jupiter.api.Test;
import org.secureside.api.message.MessageId;
import org.secureside.api.replay.NodeReplayCompleted;
import org.secureside.api.replay.NodeReplayFailed;
import org.secureside.api.replay.NodeReplayStarted;
import org.secureside.api.replay.ProjectionName;
import org.secureside.api.replay.ReplayScope;
import org.secureside.api.replay.TableDrift;
import org.secureside.query.QueryNode;
import org.secureside.query.generation.Generation;
import org.secureside.query.generation.Generations;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A rebuild, while people read and write. */
class RebuildIT extends QueryNode {

    private static final String NODE = "query-1";

    @Autowired
    private EventStore store;

    @Autowired
    private Generations generations;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void aRebuiltGenerationIsReadInsteadOfTheOneBeforeAndNothingIsLostOrDoubledMeanwhile() throws Exception {
        List<MessageId> sent = new ArrayList<>(recorded.messages(mapleStreet, ADA, 200));
        recorded.edit(sent.get(3), "edited");
        recorded.react(sent.get(4), BOB, "👍");
        recorded.retract(sent.get(5));
        sent.add(recorded.reply(sent.get(6), BOB, "a reply"));
        recorded.markRead(sent.get(7), BOB);
        await().until(() -> rows(sent.getLast()) == 1);
        int before = generations.serving();
        AtomicBoolean over = new AtomicBoolean();
        List<Integer> statuses = new ArrayList<>();
        Thread reader = Thread.ofPlatform().start(() -> {
            while (!over.get()) {
                statuses.add(statusOfFeed());
            }
        });
        Ordered rebuild = Ordered.replay(store, ReplayScope.rebuild(), List.of(NODE), 2_000);
        while (rebuild.toldBy(NODE).stream().noneMatch(NodeReplayCompleted.class::isInstance)) {
            sent.add(recorded.message(mapleStreet, ADA, "meanwhile"));
        }
        NodeReplayCompleted completed = rebuild.awaitCompletion(NODE);
        over.set(true);
        reader.join();

        assertThat(completed.drift()).hasSize(7).allMatch(TableDrift::equal);
        assertThat(completed.drift()).extracting(TableDrift::rows).allMatch(rows -> rows > 0);
        assertThat(generations.serving()).isEqualTo(before + 1);
        assertThat(statuses).isNotEmpty().containsOnly(200);
        MessageId last = recorded.message(mapleStreet, ADA, "after");
        sent.add(last);
        assertThat(getAfter(sent(last), "/api/messages/" + last, ADAS_TOKEN).status())
                .isEqualTo(200);
        assertThat(jdbc.sql("select count(*) from message where neighborhood_id = ?")
                        .param(mapleStreet.value())
                        .query(Long.class)
                        .single())
                .isEqualTo(sent.size());
        assertThat(schemas()).containsExactly("feed_" + before, "feed_" + (before + 1));
        assertThat(plan()).contains("message_feed").doesNotContain("Seq Scan on message");
    }

    @Test
    void theNodeTellsWhatItDoes() {
        recorded.messages(mapleStreet, ADA, 20);
        Ordered rebuild = Ordered.replay(store, ReplayScope.rebuild(), List.of(NODE), null);
        NodeReplayCompleted completed = rebuild.awaitCompletion(NODE);

        assertThat(rebuild.toldBy(NODE).getFirst()).isInstanceOfSatisfying(NodeReplayStarted.class, started -> {
            assertThat(started.generation()).isEqualTo(generations.serving());
            assertThat(started.from()).isZero();
            assertThat(started.total()).isEqualTo(started.to()).isPositive();
            assertThat(completed.events()).isGreaterThanOrEqualTo(started.total());
        });
        assertThat(rebuild.toldBy(NODE))
                .filteredOn(NodeReplayCompleted.class::isInstance)
                .hasSize(1);
    }

    @Test
    void aCancelledRebuildLeavesWhatIsReadAndNoSchemaBehind() {
        recorded.messages(mapleStreet, ADA, 100);
        int before = generations.serving();
        Ordered rebuild = Ordered.replay(store, ReplayScope.rebuild(), List.of(NODE), 10);
        await().until(() -> generations.of(Generation.State.FILLING).isPresent());
        rebuild.pause();
        rebuild.cancel();

        assertThat(rebuild.awaitEnd(NODE)).isInstanceOf(NodeReplayFailed.class);
        assertThat(generations.serving()).isEqualTo(before);
        assertThat(generations.of(Generation.State.FILLING)).isEmpty();
    }

    @Test
    void aPausedRebuildStandsStillUntilItIsResumed() {
        recorded.messages(mapleStreet, ADA, 50);
        Ordered rebuild = Ordered.replay(store, ReplayScope.rebuild(), List.of(NODE), 20);
        await().until(() -> position(rebuild) > 0);
        rebuild.pause();
        AtomicLong stood = new AtomicLong(-1);
        await().pollInterval(Duration.ofMillis(600)).until(() -> {
            long now = position(rebuild);
            return stood.getAndSet(now) == now;
        });
        rebuild.resume();
        await().untilAsserted(() -> assertThat(position(rebuild)).isGreaterThan(stood.get()));
        rebuild.cancel();
        rebuild.awaitEnd(NODE);
    }

    @Test
    void aPausedRebuildKeepsNoOtherReplayWaitingAndGoesOnWhereItWas() {
        MessageId message = recorded.messages(mapleStreet, ADA, 50).getLast();
        await().until(() -> rows(message) == 1);
        Ordered rebuild = pausedRebuild();
        jdbc.sql("delete from message where message_id = ?")
                .param(message.value())
                .update();

        Ordered.replay(store, ReplayScope.ofStream(message.toString()), List.of(NODE), null)
                .awaitCompletion(NODE);

        assertThat(rows(message)).isEqualTo(1);
        long stood = position(rebuild);
        rebuild.resume();
        await().untilAsserted(() -> assertThat(position(rebuild)).isGreaterThan(stood));
        rebuild.cancel();
        rebuild.awaitEnd(NODE);
    }

    @Test
    void anotherRebuildWaitsForThePausedOneInsteadOfDroppingWhatItHasFilled() {
        recorded.messages(mapleStreet, ADA, 50);
        Ordered paused = pausedRebuild();
        Ordered second = Ordered.replay(store, ReplayScope.rebuild(), List.of(NODE), null);
        Ordered.replay(store, ReplayScope.reapplyFrom(1), List.of(NODE), null).awaitCompletion(NODE);

        assertThat(second.toldBy(NODE)).isEmpty();
        assertThat(generations.of(Generation.State.FILLING).flatMap(Generation::replay))
                .contains(paused.id);
        paused.cancel();
        assertThat(paused.awaitEnd(NODE)).isInstanceOf(NodeReplayFailed.class);
        second.awaitCompletion(NODE);
    }

    /** A rebuild that stands still in the middle. */
    private Ordered pausedRebuild() {
        Ordered rebuild = Ordered.replay(store, ReplayScope.rebuild(), List.of(NODE), 20);
        await().until(() -> position(rebuild) > 0);
        rebuild.pause();
        return rebuild;
    }

    @Test
    void aNodeWaitsForThoseBeforeIt() {
        Ordered rebuild = Ordered.replay(store, ReplayScope.rebuild(), List.of("query-0", NODE), null);
        Ordered marker = Ordered.replay(store, ReplayScope.reapplyFrom(1), List.of(NODE), null);
        marker.awaitCompletion(NODE);
        assertThat(rebuild.toldBy(NODE)).isEmpty();

        rebuild.told(new NodeReplayCompleted(rebuild.id, "query-0", ProjectionName.FEED, 1, 1, List.of()));
        rebuild.awaitCompletion(NODE);
    }

    private long position(Ordered rebuild) {
        return jdbc.sql("select position from replay_run where replay_id = ?")
                .param(rebuild.id.value())
                .query(Long.class)
                .optional()
                .orElse(-1L);
    }

    private int statusOfFeed() {
        try {
            return get(street() + "/messages", BOBS_TOKEN).status();
        } catch (Exception e) {
            return -1;
        }
    }

    private long rows(MessageId message) {
        return jdbc.sql("select count(*) from message where message_id = ?")
                .param(message.value())
                .query(Long.class)
                .single();
    }

    private List<String> schemas() {
        return jdbc.sql("select nspname from pg_namespace where nspname like 'feed\\_%' order by 1")
                .query(String.class)
                .list();
    }

    private String plan() {
        return String.join(
                "\n",
                jdbc.sql("explain select * from message where neighborhood_id = '" + mapleStreet
                                + "' and in_reply_to is null order by position desc limit 51")
                        .query(String.class)
                        .list());
    }
}
