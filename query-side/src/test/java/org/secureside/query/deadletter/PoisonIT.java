package org.secureside.query.deadletter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.secureside.api.DomainEvent;
import org.secureside.api.message.MessageEdited;
import org.secureside.api.message.MessageId;
import org.secureside.api.replay.DeadLetterDiscardRequested;
import org.secureside.api.replay.DeadLetterOrderId;
import org.secureside.api.replay.DeadLetterRetryRequested;
import org.secureside.api.replay.ProjectionName;
import org.secureside.api.replay.ReplayReason;
import org.secureside.api.replay.ReplayScope;
import org.secureside.query.QueryNode;
import org.secureside.query.replay.Ordered;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An event that cannot be applied. It must not keep the others from being read. */
class PoisonIT extends QueryNode {

    private static final List<String> HERE = List.of("query-1");
    private static final ReplayReason REASON = new ReplayReason("the fault is fixed");

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private EventStore store;

    @Autowired
    @Qualifier("events") private DataSource events;

    @AfterEach
    void cleanUp() {
        jdbc.sql("alter table %s.message drop constraint if exists no_poison".formatted(schema()))
                .update();
        jdbc.sql("delete from dead_letter").update();
    }

    @Test
    void anEventWhoseRowIsRefusedIsParkedWithinASecondAndEverythingElseFlows() {
        poison();
        MessageId before = recorded.message(mapleStreet, ADA, "before");
        long began = System.nanoTime();
        MessageId poison = recorded.message(mapleStreet, ADA, "poison");
        recorded.edit(poison, "still waiting");
        MessageId after = recorded.message(mapleStreet, ADA, "after");

        await().until(() -> letters(poison) > 0);
        assertThat(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began)).isLessThan(1_000);
        await().until(() -> rows(before) == 1 && rows(after) == 1 && letters(poison) == 2);
        assertThat(rows(poison)).isZero();
        assertThat(causes(poison))
                .containsExactly(
                        "PostgreSQL refused the row (SQLSTATE 23514, table message, constraint no_poison)", "(waits)");
    }

    @Test
    void oneAmongManyIsFoundAndTheOthersAreWritten() {
        poison();
        List<MessageId> first = recorded.messages(mapleStreet, ADA, 300);
        MessageId poison = recorded.message(mapleStreet, ADA, "poison");
        List<MessageId> second = recorded.messages(mapleStreet, ADA, 300);
        await().atMost(Duration.ofSeconds(20)).until(() -> rows(second.getLast()) == 1);

        assertThat(first).allMatch(message -> rows(message) == 1);
        assertThat(second).allMatch(message -> rows(message) == 1);
        assertThat(letters(poison)).isEqualTo(1);
        assertThat(jdbc.sql("select count(*) from dead_letter")
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void afterTheFaultIsFixedARetryAppliesTheParkedEventsInTheirOrder() throws Exception {
        poison();
        MessageId poison = recorded.message(mapleStreet, ADA, "poison");
        recorded.edit(poison, "first edit");
        recorded.edit(poison, "second edit");
        MessageId reply = recorded.reply(poison, BOB, "a reply");
        await().until(() -> letters(poison) == 3 && letters(reply) == 1);

        retry(poison);
        await().until(() -> tries(poison) == 2);
        assertThat(letters(poison)).isEqualTo(3);

        jdbc.sql("alter table %s.message drop constraint no_poison".formatted(schema()))
                .update();
        retry(poison);
        retry(reply);
        await().until(() -> letters(poison) + letters(reply) == 0);
        var message =
                getAfter(sent(reply), "/api/messages/" + poison, ADAS_TOKEN).body();
        assertThat(message.get("body").asString()).isEqualTo("second edit");
        assertThat(jdbc.sql("select reply_count from message where message_id = ?")
                        .param(poison.value())
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void whatIsDiscardedIsGoneAndTheStreamGoesOnWithoutIt() {
        poison();
        MessageId poison = recorded.message(mapleStreet, ADA, "poison");
        await().until(() -> letters(poison) == 1);
        discard(poison, null);
        await().until(() -> letters(poison) == 0);
        assertThat(rows(poison)).isZero();
    }

    @Test
    void whatWasParkedBehindWhatAnAdminGaveUpStaysParked() throws Exception {
        MessageId unknown = recorded.poison(mapleStreet);
        recorded.edit(unknown, "seen");
        await().until(() -> letters(unknown) == 2);
        long seen = jdbc.sql("select max(position) from parked_event where sequence = ?")
                .param(unknown.toString())
                .query(Long.class)
                .single();
        recorded.edit(unknown, "parked while the admin looked");
        recorded.edit(unknown, "and another one");
        await().until(() -> letters(unknown) == 4);

        discard(unknown, seen);

        await().untilAsserted(() -> assertThat(causes(unknown))
                .containsExactly("What it waited for is given up: retry the stream", "(waits)"));
        recorded.edit(unknown, "keeps its place behind them");
        await().until(() -> letters(unknown) == 3);
    }

    @Test
    void anEventThatNeedsWhatIsMissingIsParkedAndSaysWhatIsMissing() {
        MessageId unknown = new MessageId(UUID.randomUUID());
        store.publish(new GenericDomainEventMessage<>(
                "Message", unknown.toString(), 1, new MessageEdited(unknown, mapleStreet, "of nothing")));
        await().until(() -> letters(unknown) == 1);
        assertThat(causes(unknown).getFirst())
                .contains("rows of message changed by events are not in the table")
                .contains("rebuild the projection");
    }

    /** Of a name and a revision that this release knows, and with something else in it. */
    @Test
    void anEventThatNobodyCanDecodeIsParkedWithinASecondAndEverythingElseFlows() {
        MessageId broken = new MessageId(UUID.randomUUID());
        long began = System.nanoTime();
        append(broken, 0, "{\"messageId\":[]}");
        append(broken, 1, "no JSON at all");
        MessageId after = recorded.message(mapleStreet, ADA, "after");

        await().until(() -> letters(broken) > 0);
        assertThat(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began)).isLessThan(1_000);
        await().until(() -> rows(after) == 1 && letters(broken) == 2);
        assertThat(causes(broken).getFirst()).startsWith("The event cannot be handled: ");
        assertThat(causes(broken).getLast()).isEqualTo("(waits)");

        Ordered.replay(store, ReplayScope.rebuild(), HERE, null).awaitCompletion(HERE.getFirst());

        assertThat(letters(broken)).as("parked again").isEqualTo(2);
    }

    private void append(MessageId message, long sequence, String payload) {
        JdbcClient.create(events)
                .sql("""
                        select * from append_events(
                            array[0], array[?], array[?], array[?], array['Message'],
                            array[(extract(epoch from now()) * 1000000)::bigint], array['MessageSent'], array['1'],
                            array[?], array['{}'])""")
                .param(UUID.randomUUID().toString())
                .param(message.toString())
                .param(sequence)
                .param(payload)
                .query()
                .listOfRows();
    }

    private void poison() {
        jdbc.sql(
                        "alter table %s.message add constraint no_poison check (coalesce(first_body, body) <> 'poison') not valid"
                                .formatted(schema()))
                .update();
    }

    private String schema() {
        return "feed_"
                + jdbc.sql("select number from generation where state = 'SERVING'")
                        .query(Integer.class)
                        .single();
    }

    private void discard(MessageId message, @Nullable Long upTo) {
        store.publish(order(new DeadLetterDiscardRequested(
                anOrder(), ProjectionName.FEED, message.toString(), upTo, HERE, REASON, ADA)));
    }

    private void retry(MessageId message) {
        store.publish(order(
                new DeadLetterRetryRequested(anOrder(), ProjectionName.FEED, message.toString(), HERE, REASON, ADA)));
    }

    private static DeadLetterOrderId anOrder() {
        return new DeadLetterOrderId(UUID.randomUUID());
    }

    private static GenericDomainEventMessage<DomainEvent> order(DomainEvent event) {
        return new GenericDomainEventMessage<>(
                "DeadLetterOrder", UUID.randomUUID().toString(), 0, event);
    }

    private long rows(MessageId message) {
        return jdbc.sql("select count(*) from message where message_id = ?")
                .param(message.value())
                .query(Long.class)
                .single();
    }

    private long letters(MessageId message) {
        return jdbc.sql("select count(*) from parked_event where sequence = ?")
                .param(message.toString())
                .query(Long.class)
                .single();
    }

    private int tries(MessageId message) {
        return jdbc.sql("select max(tries) from parked_event where sequence = ?")
                .param(message.toString())
                .query(Integer.class)
                .single();
    }

    private List<String> causes(MessageId message) {
        return jdbc.sql(
                        "select coalesce(cause_message, '(waits)') from parked_event where sequence = ? order by position")
                .param(message.toString())
                .query(String.class)
                .list();
    }
}
