package org.secureside.query.generation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.secureside.api.message.MessageId;
import org.secureside.api.replay.ReplayScope;
import org.secureside.query.QueryNode;
import org.secureside.query.replay.Ordered;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What becomes of the generation that was read before a rebuild. It is kept for an hour here, as by default. */
class GraceIT extends QueryNode {

    private static final Duration NEXT_LOOK = Duration.ofSeconds(20);

    @Autowired
    private EventStore store;

    @Autowired
    private Generations generations;

    @Autowired
    private JdbcClient jdbc;

    @Value("${spring.datasource.url}")
    private String url;

    private int old;

    @BeforeEach
    void rebuild() {
        MessageId poison = recorded.poison(mapleStreet);
        await().until(() -> jdbc.sql("select count(*) from parked_event where sequence = ?")
                        .param(poison.toString())
                        .query(Long.class)
                        .single()
                == 1);
        old = generations.serving();
        Ordered.replay(store, ReplayScope.rebuild(), List.of("query-1"), null).awaitCompletion("query-1");
        assertThat(generations.serving()).isEqualTo(old + 1);
    }

    @Test
    void itStaysForTheGraceAndIsDroppedThenWithItsLetters() throws Exception {
        retiredBefore("59 minutes");
        generations.dropOld();
        assertThat(isThere()).isTrue();
        assertThat(lettersOf(old)).isPositive();

        retiredBefore("61 minutes");
        await().atMost(NEXT_LOOK).until(() -> !isThere());
        assertThat(lettersOf(old)).isZero();
        assertThat(lettersOf(old + 1)).isPositive();
        assertThat(generations.of(Generation.State.RETIRED)).isEmpty();
        assertThat(get(street() + "/messages", ADAS_TOKEN).status()).isEqualTo(200);
    }

    @Test
    void whoeverLooksAtItThenKeepsTheNodeFromNothing() throws Exception {
        try (Connection somebody = DriverManager.getConnection(url, "postgres", "");
                Statement look = somebody.createStatement()) {
            somebody.setAutoCommit(false);
            look.execute("select count(*) from feed_%d.message".formatted(old));
            retiredBefore("61 minutes");

            assertTimeoutPreemptively(Duration.ofSeconds(5), generations::dropOld);
            assertThat(isThere()).isTrue();
            somebody.rollback();
        }
        await().atMost(NEXT_LOOK).until(() -> !isThere());
    }

    @Test
    void theNextRebuildDoesNotWaitForItAndThereAreNeverThree() {
        Ordered slow = Ordered.replay(store, ReplayScope.rebuild(), List.of("query-1"), 1);
        Set<List<String>> seen = new LinkedHashSet<>();
        await().pollInterval(Duration.ofMillis(20)).until(() -> {
            seen.add(schemas());
            return generations.of(Generation.State.FILLING).isPresent()
                    && schemas().contains(Generation.schema(old + 2));
        });
        seen.add(schemas());
        slow.cancel();
        slow.awaitEnd("query-1");
        seen.add(schemas());

        assertThat(seen)
                .allMatch(schemas -> schemas.size() <= 2)
                .contains(List.of(Generation.schema(old + 1), Generation.schema(old + 2)));
        assertThat(schemas()).containsExactly(Generation.schema(old + 1));
    }

    private List<String> schemas() {
        return jdbc.sql(
                        "select nspname from pg_namespace where nspname like 'feed\\_%' order by length(nspname), nspname")
                .query(String.class)
                .list();
    }

    private void retiredBefore(String time) {
        jdbc.sql("update generation set retired_at = now() - cast(? as interval) where number = ?")
                .param(time)
                .param(old)
                .update();
    }

    private boolean isThere() {
        return jdbc.sql("select count(*) from pg_namespace where nspname = ?")
                        .param(Generation.schema(old))
                        .query(Long.class)
                        .single()
                == 1;
    }

    private long lettersOf(int generation) {
        return jdbc.sql("select count(*) from dead_letter where generation = ?")
                .param(generation)
                .query(Long.class)
                .single();
    }
}
