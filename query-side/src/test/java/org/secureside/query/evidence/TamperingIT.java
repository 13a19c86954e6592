package org.secureside.query.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.EventProcessor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.secureside.api.evidence.Finding;
import org.secureside.api.evidence.Hash;
import org.secureside.api.message.MessageId;
import org.secureside.query.QueryNode;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Each kind of tampering, made by hand in either table, is found and named; and undone again afterwards. */
class TamperingIT extends QueryNode {

    private static final String STORE = "domain_event_entry";
    private static final String HISTORY = "history_event";

    /** More than a block, so that there is one that is sealed. */
    private static final int ENOUGH = Block.EVENTS + 100;

    @Autowired
    @Qualifier("events") private DataSource events;

    @Autowired
    private DataSource own;

    @Autowired
    private Sealer sealer;

    @Autowired
    private Evidence evidence;

    @Autowired
    private HistoryCheck check;

    @Autowired
    private EventProcessingConfiguration processing;

    private final List<MessageId> messages = new ArrayList<>();
    private long first;
    private long last;

    /** Whoever reads the tables goes to sleep, so that only the tampering is to be seen, and can be undone. */
    @BeforeEach
    void witnessFiveMessages() {
        if (evidence.witnessed().size() < ENOUGH) {
            recorded.messages(mapleStreet, ADA, ENOUGH);
        }
        for (int i = 0; i < 5; i++) {
            messages.add(recorded.message(mapleStreet, ADA, "Message " + i));
        }
        last = store("select max(global_index) from domain_event_entry");
        first = last - 4;
        await().atMost(Duration.ofSeconds(30)).until(() -> evidence.witnessed().lastPosition() == last);
        processing.eventProcessors().values().forEach(EventProcessor::shutDown);
        sealer.stop();
        execute(own, "alter table history_event disable trigger user");
    }

    @AfterEach
    void everythingIsAsItWas() {
        assertThat(found()).isEmpty();
        execute(own, "alter table history_event enable trigger user");
        sealer.start();
        processing.eventProcessors().values().forEach(EventProcessor::start);
    }

    @Test
    void aModifiedPayloadIsFoundInTheEventStore() {
        String before = "update domain_event_entry set payload = replace(payload, '%s', '%s') where global_index = "
                + (first + 2);
        execute(events, before.formatted("Message 2", "Massage 2"));

        assertThat(found())
                .containsExactly("EVENT_STORE CHANGED %d %s [payload]".formatted(first + 2, messages.get(2)));
        execute(events, before.formatted("Massage 2", "Message 2"));
    }

    @Test
    void aModifiedPayloadIsFoundInTheHistory() {
        String change =
                "update history_event set payload = replace(payload, '%s', '%s') where position = " + (first + 2);
        execute(own, change.formatted("Message 2", "Massage 2"));

        assertThat(found()).containsExactly("HISTORY CHANGED %d %s [payload]".formatted(first + 2, messages.get(2)));
        execute(own, change.formatted("Massage 2", "Message 2"));
    }

    @Test
    void theDeletedNewestEventIsFoundInTheEventStore() {
        execute(events, "create table kept as select * from domain_event_entry where global_index = " + last);
        execute(events, "delete from domain_event_entry where global_index = " + last);

        assertThat(found()).containsExactly("EVENT_STORE REMOVED %d %s []".formatted(last, messages.get(4)));
        execute(events, "insert into domain_event_entry overriding system value select * from kept");
        execute(events, "drop table kept");
    }

    @Test
    void theDeletedNewestEventIsFoundInTheHistory() {
        execute(own, "create table kept as select * from history_event where position = " + last);
        execute(own, "delete from history_event where position = " + last);

        assertThat(found()).containsExactly("HISTORY REMOVED %d %s []".formatted(last, messages.get(4)));
        execute(own, "insert into history_event select * from kept");
        execute(own, "drop table kept");
    }

    @Test
    void aSwappedPairIsFoundInTheEventStore() {
        swap(events, STORE, "global_index");

        assertFound("EVENT_STORE SWAPPED %d %d %s []".formatted(first + 1, first + 3, messages.get(1)));
        assertThat(found(first + 2))
                .as("begun between the two")
                .containsExactly("EVENT_STORE SWAPPED %d %d %s []".formatted(first + 1, first + 3, messages.get(1)));
        swap(events, STORE, "global_index");
    }

    @Test
    void aSwappedPairIsFoundInTheHistory() {
        swap(own, HISTORY, "position");

        assertFound("HISTORY SWAPPED %d %d %s []".formatted(first + 1, first + 3, messages.get(1)));
        assertThat(found(first + 2))
                .as("begun between the two")
                .containsExactly("HISTORY SWAPPED %d %d %s []".formatted(first + 1, first + 3, messages.get(1)));
        swap(own, HISTORY, "position");
    }

    @Test
    void anInsertedEventIsFoundInTheEventStore() {
        move(events, STORE, "global_index", 1);
        execute(events, """
                insert into domain_event_entry (global_index, sequence_number, time_stamp, event_identifier,
                    aggregate_identifier, type, payload_type, payload_revision, payload, meta_data)
                select %d, 0, time_stamp, 'forged', 'forged', type, payload_type, payload_revision, payload, meta_data
                from domain_event_entry where global_index = %d""".formatted(first + 2, first));

        assertFound("EVENT_STORE INSERTED %d forged []".formatted(first + 2));
        assertThat(found(first + 3)).containsExactly("EVENT_STORE MOVED %d %d null []".formatted(first + 3, first + 4));
        execute(events, "delete from domain_event_entry where global_index = " + (first + 2));
        move(events, STORE, "global_index", -1);
    }

    @Test
    void anInsertedEventIsFoundInTheHistory() {
        move(own, HISTORY, "position", 1);
        execute(own, """
                insert into history_event (position, stream_type, stream_id, sequence, event_id, event_type, revision,
                    payload, metadata, recorded_at)
                select %d, stream_type, 'forged', 0, 'forged', event_type, revision, payload, metadata, recorded_at
                from history_event where position = %d""".formatted(first + 2, first));

        assertFound("HISTORY INSERTED %d forged []".formatted(first + 2));
        assertThat(found(first + 4)).containsExactly("HISTORY MOVED %d %d null []".formatted(first + 4, first + 5));
        execute(own, "delete from history_event where position = " + (first + 2));
        move(own, HISTORY, "position", -1);
    }

    @Test
    void aClosedGapIsFoundInTheEventStore() {
        execute(events, "create table kept as select * from domain_event_entry where global_index = " + (first + 2));
        execute(events, "delete from domain_event_entry where global_index = " + (first + 2));
        move(events, STORE, "global_index", -1);

        assertFound("EVENT_STORE REMOVED %d %s []".formatted(first + 2, messages.get(2)));
        assertThat(found(first + 3)).containsExactly("EVENT_STORE MOVED %d %d null []".formatted(first + 3, first + 2));
        move(events, STORE, "global_index", 1);
        execute(events, "insert into domain_event_entry overriding system value select * from kept");
        execute(events, "drop table kept");
    }

    @Test
    void aClosedGapIsFoundInTheHistory() {
        execute(own, "create table kept as select * from history_event where position = " + (first + 2));
        execute(own, "delete from history_event where position = " + (first + 2));
        move(own, HISTORY, "position", -1);

        assertFound("HISTORY REMOVED %d %s []".formatted(first + 2, messages.get(2)));
        assertThat(found(first + 4)).containsExactly("HISTORY MOVED %d %d null []".formatted(first + 4, first + 3));
        move(own, HISTORY, "position", 1);
        execute(own, "insert into history_event select * from kept");
        execute(own, "drop table kept");
    }

    @Test
    void anEventBeforeTheFirstOneIsFoundInTheEventStore() {
        execute(events, """
                insert into domain_event_entry (global_index, sequence_number, time_stamp, event_identifier,
                    aggregate_identifier, type, payload_type, payload_revision, payload, meta_data)
                select 0, 0, time_stamp, 'forged', 'forged', type, payload_type, payload_revision, payload, meta_data
                from domain_event_entry where global_index = %d""".formatted(first));

        assertThat(found(1)).containsExactly("EVENT_STORE INSERTED 0 forged []");
        execute(events, "delete from domain_event_entry where global_index = 0");
    }

    @Test
    void whatLeadsToAnEventOfTheHistoryIsCheckedWithIt() {
        String where = " where position = " + (first + 2);
        execute(
                own,
                "update history_event set actor = 'somebody', message_id = null, received_at = recorded_at" + where);
        assertFound("HISTORY CHANGED %d %s [actor, message_id, received_at]".formatted(first + 2, messages.get(2)));
        execute(
                own,
                "update history_event set actor = null, message_id = '%s', received_at = null"
                                .formatted(messages.get(2))
                        + where);

        execute(own, "delete from history_type where event_type = 'MessageSent'");
        assertThat(found(first))
                .hasSize(5)
                .contains("HISTORY CHANGED %d %s [history_type]".formatted(last, messages.get(4)));
        execute(own, "insert into history_type values ('MessageSent')");

        String hours = "update history_block set earliest = earliest %1$s interval '1 hour',"
                + " latest = latest %1$s interval '1 hour' where block = " + last / 1_000;
        execute(own, hours.formatted("-"));
        assertThat(found(last))
                .containsExactly("HISTORY CHANGED %d %s [history_block]".formatted(last, messages.get(4)));
        execute(own, hours.formatted("+"));
    }

    @Test
    void hashesThatWereChangedWithTheirEventAreFoundByTheBlock() {
        String where = " where position = 7";
        execute(events, "update domain_event_entry set payload = payload || ' ' where global_index = 7");
        execute(own, "update history_event set payload = payload || ' '" + where);
        Hash before = evidence.leaves(6, 1).getFirst();
        keep(6, evidence.history(7, 7).getFirst().hash());

        for (int limit : new int[] {HistoryCheck.MOST, 1_000, 700}) {
            assertThat(inPages(1, limit))
                    .as("pages of %d", limit)
                    .filteredOn(found -> found.startsWith("EVIDENCE") || found.contains(" 7 "))
                    .containsExactly("EVIDENCE CHANGED 1 null [leaves]");
        }
        keep(6, before);
        Hash root = evidence.sealedRoot(Block.LEVEL, 0).orElseThrow();
        seal(Block.LEVEL, 0, before);
        assertThat(inPages(1, 1_000)).contains("EVIDENCE CHANGED 1 null [leaves]");
        seal(Block.LEVEL, 0, root);
        execute(own, "update history_event set payload = left(payload, -1)" + where);
        execute(events, "update domain_event_entry set payload = left(payload, -1) where global_index = 7");
        assertThat(inPages(1, 1_000)).noneMatch(found -> found.startsWith("EVIDENCE") || found.contains(" 7 "));
    }

    private void keep(int index, Hash leaf) {
        JdbcClient.create(own)
                .sql("update evidence_block set leaves = overlay(leaves placing ? from ? for 32) where block = 0")
                .param(leaf.toBytes())
                .param(index * Hash.BYTES + 1)
                .update();
    }

    private void seal(int level, long index, Hash root) {
        JdbcClient.create(own)
                .sql("update evidence_node set hash = ? where level = ? and index = ?")
                .param(root.toBytes())
                .param(level)
                .param(index)
                .update();
    }

    private void swap(DataSource database, String table, String column) {
        execute(database, "update %1$s set %2$s = -%3$d where %2$s = %3$d".formatted(table, column, first + 1));
        execute(
                database,
                "update %1$s set %2$s = %4$d where %2$s = %3$d".formatted(table, column, first + 3, first + 1));
        execute(
                database,
                "update %1$s set %2$s = %4$d where %2$s = -%3$d".formatted(table, column, first + 1, first + 3));
    }

    private void move(DataSource database, String table, String column, int by) {
        long from = by > 0 ? first + 2 : first + 3;
        execute(
                database,
                "update %1$s set %2$s = -(%2$s + %3$d) where %2$s >= %4$d".formatted(table, column, by, from));
        execute(database, "update %1$s set %2$s = -%2$s where %2$s < 0".formatted(table, column));
    }

    /** At once, and page by page, wherever a page ends. */
    private void assertFound(String finding) {
        assertThat(found()).containsExactly(finding);
        for (int limit = 1; limit <= 5; limit++) {
            assertThat(inPages(first - 1, limit)).as("pages of %d", limit).containsExactly(finding);
        }
    }

    /** Of a pair, both pages tell the same. */
    private Set<String> inPages(long from, int limit) {
        Set<String> found = new LinkedHashSet<>();
        HistoryCheck.Result page = check.of(evidence.witnessed(), from, limit, null);
        page.findings().forEach(one -> found.add(inShort(one)));
        while (page.next() != null) {
            page = check.of(evidence.witnessed(), page.next(), limit, page.shift());
            page.findings().forEach(one -> found.add(inShort(one)));
        }
        return found;
    }

    private List<String> found() {
        return found(first - 1);
    }

    /** Asks past HTTP, for a look at the history is recorded, and the log must stand still. */
    private List<String> found(long from) {
        return check.of(evidence.witnessed(), from, HistoryCheck.MOST, null).findings().stream()
                .map(TamperingIT::inShort)
                .toList();
    }

    private static String inShort(HistoryCheck.Found found) {
        Finding finding = found.finding();
        String other = finding.other() == null ? "" : " " + finding.other();
        return found.place() + " " + finding.kind() + " " + finding.position() + other + " " + finding.streamId() + " "
                + finding.differs();
    }

    private long store(String sql) {
        return JdbcClient.create(events).sql(sql).query(Long.class).single();
    }

    private static void execute(DataSource database, String sql) {
        JdbcClient.create(database).sql(sql).update();
    }
}
