package org.secureside.query.generation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.secureside.api.message.MessageId;
import org.secureside.api.replay.TableDrift;
import org.secureside.query.QueryNode;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A comparison in slices of a page each, with a generation that was copied. */
class ComparisonIT extends QueryNode {

    private static final Generation COPY = new Generation(999, Generation.State.FILLING, Optional.empty());

    @Autowired
    private Generations generations;

    @Autowired
    private JdbcClient jdbc;

    private final AtomicInteger rests = new AtomicInteger();
    private MessageId last;

    @BeforeEach
    void copy() {
        last = recorded.messages(mapleStreet, ADA, 300).getLast();
        await().until(() -> jdbc.sql("select count(*) from message where message_id = ?")
                        .param(last.value())
                        .query(Long.class)
                        .single()
                == 1);
        jdbc.sql("create schema feed_999").update();
        Table.ALL.forEach(table -> jdbc.sql("create table feed_999.%s as select * from %s order by random()"
                        .formatted(table.name(), table.name()))
                .update());
    }

    @AfterEach
    void drop() {
        jdbc.sql("drop schema feed_999 cascade").update();
    }

    @Test
    void generationsWithTheSameRowsInAnotherOrderAreEqualAndEveryRowCounts() throws Exception {
        List<TableDrift> drift = compare();

        assertThat(drift).hasSize(7).allMatch(TableDrift::equal);
        assertThat(drift)
                .allSatisfy(table -> assertThat(table.rowsBefore())
                        .isEqualTo(rows(table.table()))
                        .isEqualTo(table.rows()));
        assertThat(rests.get()).as("rests between the slices").isGreaterThan(2 * Table.ALL.size());
    }

    @Test
    void oneRowThatDiffersIsFoundInWhateverSliceItIs() throws Exception {
        jdbc.sql("update feed_999.message set body = 'changed' where message_id = ?")
                .param(last.value())
                .update();

        assertThat(compare())
                .filteredOn(table -> !table.equal())
                .singleElement()
                .satisfies(table -> {
                    assertThat(table.table()).isEqualTo("message");
                    assertThat(table.rows()).isEqualTo(table.rowsBefore());
                    assertThat(table.differing()).containsExactly(last.toString());
                });
    }

    private List<TableDrift> compare() throws InterruptedException {
        Generation serving = new Generation(generations.serving(), Generation.State.SERVING, Optional.empty());
        return new Comparison(jdbc, 1, nanos -> rests.incrementAndGet()).of(serving, COPY);
    }

    private long rows(String table) {
        return jdbc.sql("select count(*) from " + table).query(Long.class).single();
    }
}
