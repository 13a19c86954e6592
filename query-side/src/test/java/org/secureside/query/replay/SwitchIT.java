package org.secureside.query.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.secureside.api.message.MessageId;
import org.secureside.api.replay.NodeReplayCompleted;
import org.secureside.api.replay.NodeReplayFailed;
import org.secureside.api.replay.ReplayScope;
import org.secureside.query.QueryNode;
import org.secureside.query.generation.Generation;
import org.secureside.query.generation.Generations;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A rebuild that has switched, and meets trouble before it has noted its end. */
class SwitchIT extends QueryNode {

    private static final String NODE = "query-1";

    @Autowired
    private EventStore store;

    @Autowired
    private Generations generations;

    @Autowired
    private JdbcClient jdbc;

    /** The end cannot be noted for now; a failure like this one passes, so it is tried again and again. */
    @BeforeEach
    void haveTheEndRefused() {
        jdbc.sql("""
                        create sequence refusal;
                        create function refuse_the_end() returns trigger language plpgsql as $$
                        begin
                            perform nextval('refusal');
                            raise exception 'not now' using errcode = '40001';
                        end $$;
                        create trigger refuse_the_end before update on replay_run
                            for each row when (new.state = 'COMPLETED') execute function refuse_the_end()""").update();
    }

    @AfterEach
    void acceptTheEnd() {
        jdbc.sql("drop function if exists refuse_the_end() cascade").update();
    }

    @AfterEach
    void forgetTheRefusals() {
        jdbc.sql("drop sequence refusal").update();
    }

    @Test
    void theNodeKnowsWhatItReadsAlsoWhereTheAnswerToTheSwitchWasLost() {
        Generation old = generations.of(Generation.State.SERVING).orElseThrow();
        Ordered rebuild = switched();
        generations.served(old); // what the node believes that has heard nothing of its commit
        acceptTheEnd();
        rebuild.awaitCompletion(NODE);

        assertThat(generations.serving()).isEqualTo(old.number() + 1);
        MessageId poison = recorded.poison(mapleStreet);
        await().until(() -> jdbc.sql("select count(*) from parked_event where sequence = ?")
                        .param(poison.toString())
                        .query(Long.class)
                        .single()
                == 1);
        jdbc.sql("delete from dead_letter where sequence = ?")
                .param(poison.toString())
                .update();
    }

    @Test
    void aCancelThatComesAfterTheSwitchDoesNotMakeAFailureOfIt() {
        Ordered rebuild = switched();
        rebuild.cancel();
        await().until(() -> jdbc.sql("select state from replay_order where replay_id = ?")
                .param(rebuild.id.value())
                .query(String.class)
                .single()
                .equals("CANCELLED"));
        long before = refusals();
        await().until(() -> refusals() > before + 1 || isOver(rebuild)); // tried again since, as a whole
        acceptTheEnd();

        assertThat(rebuild.awaitCompletion(NODE).drift()).hasSize(7);
    }

    /** Orders a rebuild, and returns when what it made is read. */
    private Ordered switched() {
        recorded.messages(mapleStreet, ADA, 10);
        Ordered rebuild = Ordered.replay(store, ReplayScope.rebuild(), List.of(NODE), null);
        await().until(() -> generations
                .of(rebuild.id)
                .filter(generation -> generation.number() == generations.serving())
                .isPresent());
        return rebuild;
    }

    private long refusals() {
        return jdbc.sql("select last_value from refusal").query(Long.class).single();
    }

    private static boolean isOver(Ordered rebuild) {
        return rebuild.toldBy(NODE).stream()
                .anyMatch(event -> event instanceof NodeReplayCompleted || event instanceof NodeReplayFailed);
    }
}
