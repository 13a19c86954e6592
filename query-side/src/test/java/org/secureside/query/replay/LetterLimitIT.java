package org.secureside.query.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.secureside.api.message.MessageId;
import org.secureside.api.replay.DeadLetterDiscardRequested;
import org.secureside.api.replay.DeadLetterOrderId;
import org.secureside.api.replay.ProjectionName;
import org.secureside.api.replay.ReplayReason;
import org.secureside.api.replay.ReplayScope;
import org.secureside.query.QueryNode;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/** A node that may have three dead letters, and has them. */
@TestPropertySource(properties = {"secureside.query.dead-letters.max=3", "secureside.query.max-stuck=1s"})
@TestMethodOrder(OrderAnnotation.class)
class LetterLimitIT extends QueryNode {

    private static final String NODE = "query-1";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Autowired
    private EventStore store;

    @Autowired
    private JdbcClient jdbc;

    /** Parked once: every rebuild tries all that ever was. */
    private static final List<MessageId> PARKED = new ArrayList<>();

    @BeforeEach
    void parkThree() {
        while (PARKED.size() < 3) {
            PARKED.add(recorded.poison(mapleStreet));
        }
        await().until(() -> letters() == 3);
    }

    @Test
    @Order(1)
    void whatIsParkedMayBeReadAgain() {
        Ordered.replay(store, ReplayScope.reapplyFrom(1), List.of(NODE), null).awaitCompletion(NODE);

        assertThat(letters()).isEqualTo(3);
    }

    @Test
    @Order(2)
    void aRebuildHasRoomForTheSameLettersBesideThem() {
        Ordered.replay(store, ReplayScope.rebuild(), List.of(NODE), null).awaitCompletion(NODE);

        assertThat(letters()).isEqualTo(3);
        assertThat(jdbc.sql("select count(*) from dead_letter")
                        .query(Long.class)
                        .single())
                .isEqualTo(6);
    }

    @Test
    @Order(3)
    void oneMoreStopsTheNodeUntilThereIsRoomAndIsNotLost() throws Exception {
        MessageId before = recorded.message(mapleStreet, ADA, "The others flow");
        await().until(() -> status(before) == 200);

        MessageId tooMany = recorded.poison(mapleStreet);
        MessageId behind = recorded.message(mapleStreet, ADA, "It waits");
        await().atMost(PATIENCE).until(() -> get(street(), ADAS_TOKEN).status() == 503);
        assertThat(letters()).isEqualTo(3);
        assertThat(rows(behind)).isZero();

        discard(PARKED.getFirst());
        await().atMost(PATIENCE).until(() -> status(behind) == 200);
        assertThat(jdbc.sql("select sequence from parked_event order by position")
                        .query(String.class)
                        .list())
                .containsExactly(PARKED.get(1).toString(), PARKED.get(2).toString(), tooMany.toString());
        discard(tooMany);
        await().until(() -> letters() == 2);
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

    private long letters() {
        return jdbc.sql("select count(*) from parked_event").query(Long.class).single();
    }

    private int status(MessageId message) throws Exception {
        return get("/api/messages/" + message, ADAS_TOKEN).status();
    }

    private long rows(MessageId message) {
        return jdbc.sql("select count(*) from message where message_id = ?")
                .param(message.value())
                .query(Long.class)
                .single();
    }
}
