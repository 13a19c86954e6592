package org.secureside.query.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.secureside.api.message.MessageId;
import org.secureside.api.replay.ReplayScope;
import org.secureside.api.replay.TableDrift;
import org.secureside.query.QueryNode;
import org.secureside.query.generation.Generation;
import org.secureside.query.generation.Generations;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/** A rebuild in the middle of which the event store is away for longer than the node would try otherwise. */
@TestPropertySource(properties = "secureside.query.replay.tries=2")
@ExtendWith(OutputCaptureExtension.class)
class OutageOfRebuildIT extends QueryNode {

    private static final String NODE = "query-1";
    private static final int MESSAGES = 200;
    private static final int THROTTLE = 20;
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    @Autowired
    private EventStore store;

    @Autowired
    private Generations generations;

    @Autowired
    private JdbcClient jdbc;

    @Value("${secureside.postgres.url}")
    private String events;

    @Test
    void itGoesOnWhenTheEventStoreIsBack(CapturedOutput output) {
        MessageId last = recorded.messages(mapleStreet, ADA, MESSAGES).getLast();
        await().until(() -> rows(last) == 1);
        int before = generations.serving();
        Ordered rebuild = Ordered.replay(store, ReplayScope.rebuild(), List.of(NODE), THROTTLE);
        await().until(() -> generations.of(Generation.State.FILLING).isPresent() && position(rebuild) > 0);

        allowEvents(false);
        disconnect();
        await().atMost(PATIENCE).until(() -> failures(output, rebuild) > 4);
        assertThat(generations.of(Generation.State.FILLING)).isPresent();
        allowEvents(true);

        await().atMost(PATIENCE)
                .ignoreExceptions()
                .until(() -> !rebuild.toldBy(NODE).isEmpty());
        assertThat(rebuild.awaitCompletion(NODE).drift()).hasSize(7).allMatch(TableDrift::equal);
        assertThat(generations.serving()).isEqualTo(before + 1);
    }

    @AfterEach
    void allowEvents() {
        allowEvents(true);
    }

    private void allowEvents(boolean allowed) {
        jdbc.sql("alter database %s allow_connections %b".formatted(nameOf(events), allowed))
                .update();
    }

    /** Ends the connections to the event store, and those of the rebuild: it has read ahead, and would not notice. */
    private void disconnect() {
        jdbc.sql("select count(pg_terminate_backend(pid)) from pg_stat_activity where datname = ?"
                        + " or (datname = current_database() and application_name = 'secureside replay')")
                .param(nameOf(events))
                .query(Long.class)
                .single();
    }

    private static String nameOf(String url) {
        return URI.create(url.substring("jdbc:".length())).getPath().substring(1);
    }

    private static int failures(CapturedOutput output, Ordered rebuild) {
        return output.getAll().split("The replay " + rebuild.id + " failed", -1).length - 1;
    }

    private long position(Ordered rebuild) {
        return jdbc.sql("select position from replay_run where replay_id = ?")
                .param(rebuild.id.value())
                .query(Long.class)
                .optional()
                .orElse(-1L);
    }

    private long rows(MessageId message) {
        return jdbc.sql("select count(*) from message where message_id = ?")
                .param(message.value())
                .query(Long.class)
                .single();
    }
}
