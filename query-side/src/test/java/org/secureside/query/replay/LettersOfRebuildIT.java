package org.secureside.query.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.UUID;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.secureside.api.message.MessageId;
import org.secureside.api.replay.DeadLetterDiscardRequested;
import org.secureside.api.replay.DeadLetterOrderId;
import org.secureside.api.replay.NodeReplayCompleted;
import org.secureside.api.replay.ProjectionName;
import org.secureside.api.replay.ReplayReason;
import org.secureside.api.replay.ReplayScope;
import org.secureside.api.replay.TableDrift;
import org.secureside.query.QueryNode;
import org.secureside.query.generation.Generation;
import org.secureside.query.generation.Generations;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What becomes of dead letters when a generation is rebuilt. */
class LettersOfRebuildIT extends QueryNode {

    private static final String NODE = "query-1";
    private static final int SECONDS = 5;

    @Autowired
    private EventStore store;

    @Autowired
    private Generations generations;

    @Autowired
    private JdbcClient jdbc;

    @AfterEach
    void leaveNothingParked() {
        jdbc.sql("delete from dead_letter").update();
    }

    @Test
    void aRebuildTriesAllAgainAndWhatFailsAgainIsALetterOfTheNewGeneration() {
        int old = generations.serving();
        jdbc.sql(("alter table feed_%d.message add constraint no_poison check (coalesce(first_body, body) <> 'poison')"
                                + " not valid")
                        .formatted(old))
                .update();
        MessageId mended = recorded.message(mapleStreet, ADA, "poison");
        recorded.edit(mended, "behind it");
        MessageId lasting = recorded.poison(mapleStreet);
        MessageId discarded = recorded.poison(mapleStreet);
        await().until(() -> parked(mended) == 2 && parked(lasting) == 1 && parked(discarded) == 1);
        discard(discarded);
        await().until(() -> parked(discarded) == 0);

        NodeReplayCompleted completed = rebuild(null).awaitCompletion(NODE);

        assertThat(parked(mended)).isZero();
        assertThat(jdbc.sql("select body from message where message_id = ?")
                        .param(mended.value())
                        .query(String.class)
                        .single())
                .isEqualTo("behind it");
        assertThat(generationsOf(lasting)).containsExactly(old, old + 1);
        assertThat(generationsOf(discarded)).containsExactly(old + 1);
        assertThat(parked(lasting)).isEqualTo(1);
        assertThat(completed.drift())
                .filteredOn(drift -> drift.table().equals("message"))
                .singleElement()
                .satisfies(drift -> {
                    assertThat(drift.equal()).isFalse();
                    assertThat(drift.differing()).contains(mended.toString());
                });
        recorded.edit(lasting, "It waits behind the letter");
        await().until(() -> parked(lasting) == 2);
        assertThat(generationsOf(lasting)).containsExactly(old, old + 1, old + 1);
    }

    @Test
    void anEventThatCannotBeAppliedWhileARebuildGoesOnIsParkedAtOnceAndAgainInTheNewGeneration() {
        recorded.messages(mapleStreet, ADA, 50);
        int old = generations.serving();
        Ordered rebuild = rebuild(Math.max(20, events() / SECONDS));
        await().until(() -> generations.of(Generation.State.FILLING).isPresent());
        rebuild.pause();
        MessageId poison = recorded.poison(mapleStreet);
        MessageId after = recorded.message(mapleStreet, BOB, "Everything else flows");
        await().until(() -> parked(poison) == 1 && rows(after) == 1);
        assertThat(generations.of(Generation.State.FILLING)).isPresent();
        assertThat(generationsOf(poison)).containsExactly(old);
        rebuild.resume();

        assertThat(rebuild.awaitCompletion(NODE).drift()).hasSize(7).allMatch(TableDrift::equal);
        assertThat(generationsOf(poison)).containsExactly(old, old + 1);
        assertThat(parked(poison)).isEqualTo(1);
        assertThat(rows(after)).isEqualTo(1);
    }

    private Ordered rebuild(@Nullable Integer throttle) {
        return Ordered.replay(store, ReplayScope.rebuild(), List.of(NODE), throttle);
    }

    private void discard(MessageId message) {
        store.publish(new GenericDomainEventMessage<>(
                "DeadLetterOrder",
                UUID.randomUUID().toString(),
                0,
                new DeadLetterDiscardRequested(
                        new DeadLetterOrderId(UUID.randomUUID()),
                        ProjectionName.FEED,
                        message.toString(),
                        null,
                        List.of(NODE),
                        new ReplayReason("A test event"),
                        ADA)));
    }

    /** Returns how many events of a stream are shown as parked. */
    private long parked(MessageId message) {
        return jdbc.sql("select count(*) from parked_event where sequence = ?")
                .param(message.toString())
                .query(Long.class)
                .single();
    }

    private List<Integer> generationsOf(MessageId message) {
        return jdbc.sql("select generation from dead_letter where sequence = ? order by generation, position")
                .param(message.toString())
                .query(Integer.class)
                .list();
    }

    private long rows(MessageId message) {
        return jdbc.sql("select count(*) from message where message_id = ?")
                .param(message.value())
                .query(Long.class)
                .single();
    }

    private int events() {
        return jdbc.sql("select max(position) from stream_event")
                .query(Integer.class)
                .single();
    }
}
