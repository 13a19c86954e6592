package org.secureside.query.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.junit.jupiter.api.Test;
import org.secureside.api.message.MessageId;
import org.secureside.api.replay.NodeReplayAdvanced;
import org.secureside.api.replay.NodeReplayCompleted;
import org.secureside.api.replay.NodeReplayFailed;
import org.secureside.api.replay.NodeReplayStarted;
import org.secureside.api.replay.ReplayScope;
import org.secureside.query.QueryNode;
import org.secureside.query.generation.Generations;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Events that are applied again, in place: what is right stays, what was deleted by hand comes back. */
class ReapplyIT extends QueryNode {

    private static final List<String> HERE = List.of("query-1");

    @Autowired
    private EventStore store;

    @Autowired
    private Generations generations;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void applyingEverythingAgainChangesNothing() {
        someLife();
        SortedMap<String, String> before = checksums();
        NodeReplayCompleted completed =
                done(ReplayScope.reapplyFrom(Instant.now().minusSeconds(3_600)));

        assertThat(completed.events()).isPositive();
        assertThat(checksums()).isEqualTo(before);
    }

    @Test
    void rowsThatWereDeletedByHandComeBackAsTheyWere() {
        Instant began = Instant.now();
        List<MessageId> messages = someLife();
        SortedMap<String, String> before = checksums();
        for (MessageId message : messages.subList(0, 6)) {
            delete(message);
        }
        assertThat(checksums()).isNotEqualTo(before);
        done(ReplayScope.reapplyFrom(began.minusSeconds(1)));

        assertThat(checksums()).isEqualTo(before);
    }

    @Test
    void aRowWhoseFirstEventsLieBeforeTheBeginningIsMadeOutOfItsWholeStream() throws Exception {
        MessageId parent = recorded.message(mapleStreet, ADA, "parent");
        MessageId reply = recorded.reply(parent, BOB, "reply");
        recorded.edit(reply, "edited");
        await().until(() -> version(reply) == 1);
        long position = jdbc.sql("select max(position) from stream_event")
                .query(Long.class)
                .single();
        recorded.react(reply, ADA, "👍");
        await().until(() -> version(reply) == 2);
        SortedMap<String, String> before = checksums();
        delete(parent);
        delete(reply);
        done(ReplayScope.reapplyFrom(position + 1));

        assertThat(checksums()).isEqualTo(before);
    }

    @Test
    void oneStreamIsMadeAgainAndNoOther() {
        List<MessageId> messages = someLife();
        SortedMap<String, String> before = checksums();
        messages.subList(0, 3).forEach(this::delete);
        SortedMap<String, String> without = checksums();
        done(ReplayScope.ofStream(messages.get(0).toString()));
        assertThat(version(messages.get(0))).isNotEqualTo(-1);
        assertThat(version(messages.get(1))).isEqualTo(-1);
        assertThat(checksums()).isNotEqualTo(without);
        done(ReplayScope.ofStream(messages.get(1).toString()));
        done(ReplayScope.ofStream(messages.get(2).toString()));

        assertThat(checksums()).isEqualTo(before);
    }

    @Test
    void aReplayOfOneStreamHasAThrottleAndIsCancelledInTheMiddle() {
        MessageId message = recorded.message(mapleStreet, ADA, "text");
        long last = 0;
        for (int i = 0; i < 40; i++) {
            last = recorded.edit(message, "edited " + i).version();
        }
        long newest = last;
        await().until(() -> version(message) == newest);
        Ordered replay = Ordered.replay(store, ReplayScope.ofStream(message.toString()), HERE, 1);

        await().atMost(Duration.ofSeconds(30))
                .until(() -> replay.toldBy("query-1").stream().anyMatch(NodeReplayAdvanced.class::isInstance));
        replay.cancel();

        assertThat(replay.awaitEnd("query-1"))
                .isInstanceOfSatisfying(
                        NodeReplayFailed.class,
                        failed -> assertThat(failed.reason()).contains("cancelled"));
    }

    @Test
    void aReplayOfOneStreamCountsTheEventsOfThatStream() {
        MessageId message = recorded.message(mapleStreet, ADA, "text");
        recorded.edit(message, "edited");
        await().until(() -> version(message) == 1);
        Ordered replay = Ordered.replay(store, ReplayScope.ofStream(message.toString()), HERE, null);

        assertThat(replay.awaitCompletion("query-1").events()).isEqualTo(2);
        assertThat(replay.toldBy("query-1").getFirst())
                .isInstanceOfSatisfying(
                        NodeReplayStarted.class,
                        started -> assertThat(started.total()).isEqualTo(2));
    }

    @Test
    void whatWasAppliedBeforeAParkedEventIsAppliedAgainAndNotParkedBehindIt() {
        MessageId message = recorded.message(mapleStreet, ADA, "text");
        recorded.edit(message, "first edit");
        recorded.edit(message, "second edit");
        recorded.edit(message, "third edit");
        await().until(() -> version(message) == 3);
        long lastApplied = jdbc.sql("select max(position) from stream_event where message_id = ?")
                .param(message.value())
                .query(Long.class)
                .single();
        String table = "feed_%d.message".formatted(generations.serving());
        jdbc.sql("alter table %s add constraint no_poison check (body <> 'poison') not valid".formatted(table))
                .update();
        try {
            recorded.edit(message, "poison");
            await().until(() -> letters(message) == 1);
            recorded.edit(message, "behind it");
            await().until(() -> letters(message) == 2);
            SortedMap<String, String> before = checksums();

            done(ReplayScope.reapplyFrom(1));
            assertThat(letters(message)).isEqualTo(2);
            assertThat(checksums()).isEqualTo(before);
            delete(message);
            done(ReplayScope.ofStream(message.toString()));
            assertThat(letters(message)).isEqualTo(2);
            assertThat(checksums()).isEqualTo(before);
            delete(message);
            done(ReplayScope.reapplyFrom(lastApplied));
            assertThat(letters(message)).isEqualTo(2);
            assertThat(checksums()).isEqualTo(before);
        } finally {
            jdbc.sql("alter table %s drop constraint no_poison".formatted(table))
                    .update();
            jdbc.sql("delete from dead_letter where sequence = ?")
                    .param(message.toString())
                    .update();
            done(ReplayScope.ofStream(message.toString())); // Others compare what is there with what is in the log.
        }
    }

    private long letters(MessageId message) {
        return jdbc.sql("select count(*) from parked_event where sequence = ?")
                .param(message.toString())
                .query(Long.class)
                .single();
    }

    /** Makes messages with everything that can happen to them. */
    private List<MessageId> someLife() {
        List<MessageId> messages = recorded.messages(mapleStreet, ADA, 30);
        recorded.edit(messages.get(0), "edited");
        recorded.edit(messages.get(0), "edited again");
        recorded.react(messages.get(1), BOB, "👍");
        recorded.react(messages.get(1), ADA, "👍");
        recorded.withdraw(messages.get(1), ADA, "👍");
        recorded.reply(messages.get(2), BOB, "one reply");
        recorded.reply(messages.get(2), ADA, "another");
        recorded.edit(messages.get(3), "soon gone");
        recorded.retract(messages.get(3));
        recorded.remove(messages.get(4), ADA, "spam");
        recorded.markRead(messages.get(5), BOB);
        MessageId last = recorded.message(mapleStreet, ADA, "last");
        await().until(() -> version(last) == 0);
        return messages;
    }

    private void delete(MessageId message) {
        for (String table : List.of("message", "message_edit", "reaction", "stream_event")) {
            jdbc.sql("delete from " + table + " where message_id = ?")
                    .param(message.value())
                    .update();
        }
    }

    private NodeReplayCompleted done(ReplayScope scope) {
        return Ordered.replay(store, scope, HERE, null).awaitCompletion("query-1");
    }

    private long version(MessageId message) {
        return jdbc.sql("select version from message where message_id = ?")
                .param(message.value())
                .query(Long.class)
                .optional()
                .orElse(-1L);
    }

    private SortedMap<String, String> checksums() {
        SortedMap<String, String> sums = new TreeMap<>();
        for (String table : List.of(
                "neighborhood", "member", "message", "message_edit", "reaction", "read_marker", "stream_event")) {
            sums.put(
                    table,
                    jdbc.sql("select count(*) || ' ' || coalesce(sum(hashtextextended(t::text, 0)::numeric), 0) from "
                                    + table + " t")
                            .query(String.class)
                            .single());
        }
        return sums;
    }
}
