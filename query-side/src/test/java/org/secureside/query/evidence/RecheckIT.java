package org.secureside.query.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.sql.DataSource;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.EventProcessor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.secureside.api.message.MessageId;
import org.secureside.query.QueryNode;
import org.secureside.query.history.HistoryProgress;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Each kind of tampering, made by hand in either table, is told to the monitoring without anybody's asking. */
class RecheckIT extends QueryNode {

    /** More than a block, so that there is one that is sealed, and more than a page. */
    private static final int ENOUGH = Block.EVENTS + 100;

    private static final int MESSAGES = 5;

    /** What is done to the last five events, of which the first one stands at {@code {first}}. */
    enum Tampering {
        MODIFIED(2, "update {table} set payload = replace(payload, 'Message 2', 'Massage 2') where {at} = {first} + 2"),
        DELETED(4, "delete from {table} where {at} = {first} + 4"),
        SWAPPED(1, """
                update {table} set {at} = -{at} where {at} in ({first} + 1, {first} + 3);
                update {table} set {at} = {first} * 2 + 4 + {at} where {at} < 0"""),
        INSERTED(2, """
                update {table} set {at} = -({at} + 1) where {at} >= {first} + 2;
                update {table} set {at} = -{at} where {at} < 0;
                create temporary table forged as select * from {table} where {at} = {first};
                update forged set {at} = {at} + 2, {stream} = 'forged', {event} = 'forged';
                insert into {table} overriding system value select * from forged;
                drop table forged""");

        private final int place;
        private final String sql;

        Tampering(int place, String sql) {
            this.place = place;
            this.sql = sql;
        }
    }

    @Autowired
    @Qualifier("events") private DataSource events;

    @Autowired
    private DataSource own;

    @Autowired
    private Sealer sealer;

    @Autowired
    private Evidence evidence;

    @Autowired
    private Recheck recheck;

    @Autowired
    private Rechecker rechecker;

    @Autowired
    private HistoryCheck check;

    @Autowired
    private HistoryProgress progress;

    @Autowired
    private BrokenPages broken;

    @Autowired
    private Standing standing;

    @Autowired
    private MeterRegistry meters;

    @Autowired
    private EventProcessingConfiguration processing;

    private final List<MessageId> messages = new ArrayList<>();
    private long first;

    @BeforeEach
    void witnessFiveMessages() {
        if (evidence.witnessed().size() < ENOUGH) {
            recorded.messages(mapleStreet, ADA, ENOUGH);
        }
        for (int i = 0; i < MESSAGES; i++) {
            messages.add(recorded.message(mapleStreet, ADA, "Message " + i));
        }
        awaitWitnessed();
        first = evidence.witnessed().lastPosition() - MESSAGES + 1;
        rechecker.stop();
        // A history whose processor is stopped does not tell how far it has come: it is to know that before.
        await().atMost(Duration.ofSeconds(30))
                .until(() ->
                        progress.position().orElse(0) >= evidence.witnessed().lastPosition());
        recheck.compareNext();
        execute(own, "alter table history_event disable trigger user");
    }

    @AfterEach
    void everythingIsAsItWas() {
        recheckAll();
        assertThat(broken.pages()).isEmpty();
        execute(own, "alter table history_event enable trigger user");
        rechecker.start();
    }

    @ParameterizedTest
    @EnumSource
    void whatIsDoneToTheEventStoreIsTold(Tampering tampering) {
        whileNobodyReads(() -> isTold(
                tampering,
                events,
                "event_store",
                "domain_event_entry",
                "global_index",
                "aggregate_identifier",
                "event_identifier"));
    }

    @ParameterizedTest
    @EnumSource
    void whatIsDoneToTheHistoryIsTold(Tampering tampering) {
        whileNobodyReads(() -> isTold(tampering, own, "history", "history_event", "position", "stream_id", "event_id"));
    }

    private void isTold(
            Tampering tampering,
            DataSource database,
            String place,
            String table,
            String position,
            String stream,
            String event) {
        String where = " where %s >= %d".formatted(position, first);
        execute(database, "create table kept as select * from " + table + where);
        execute(
                database,
                tampering
                        .sql
                        .replace("{table}", table)
                        .replace("{at}", position)
                        .replace("{stream}", stream)
                        .replace("{event}", event)
                        .replace("{first}", Long.toString(first)));

        recheck.compareNext();

        assertThat(told("broken", place)).isPositive();
        assertThat(firstPosition(place)).isEqualTo(first + tampering.place);
        for (HistoryCheck.Place other : HistoryCheck.Place.values()) {
            if (!other.name().equalsIgnoreCase(place)) {
                assertThat(told("broken", other.name().toLowerCase(Locale.ROOT)))
                        .isZero();
            }
        }
        execute(database, "delete from " + table + where);
        execute(database, "insert into " + table + " overriding system value select * from kept");
        execute(database, "drop table kept");
        recheckAll();
        assertThat(told("broken", place)).as("once it is mended").isZero();
    }

    @Test
    void anOldEventIsFoundWithinOnePassByThePageThatItIsOn() {
        execute(own, "update history_event set payload = payload || ' ' where position = 7");

        recheckAll();

        assertThat(firstPosition("history")).isEqualTo(7);
        execute(own, "update history_event set payload = left(payload, -1) where position = 7");
    }

    @Test
    void hashesThatWereChangedOrTakenAwayAreTold() {
        execute(own, "create table kept as select * from evidence_block where block = 0");
        execute(own, "update evidence_block set leaves = overlay(leaves placing sha256('x') from 33) where block = 0");
        recheckAll();
        assertThat(firstPosition("evidence")).isEqualTo(1);

        execute(own, "delete from evidence_block where block = 0");
        recheckAll();
        assertThat(firstPosition("evidence")).isEqualTo(1);
        execute(own, "insert into evidence_block select * from kept");
        execute(own, "drop table kept");
    }

    @Test
    void whatCannotBeReadIsTold() {
        execute(own, "create table kept as select * from evidence_block where block = 0");
        execute(own, "update evidence_block set leaves = substring(leaves for 320) where block = 0");
        recheckAll();
        assertThat(firstPosition("evidence")).isEqualTo(1);
        execute(own, "delete from evidence_block where block = 0");
        execute(own, "insert into evidence_block select * from kept");
        execute(own, "drop table kept");
        recheckAll();

        execute(own, "create table kept as select * from history_event where position = 7");
        execute(own, "update history_event set recorded_at = 'infinity' where position = 7");
        recheckAll();
        assertThat(told("broken", "evidence") + told("broken", "history")).isPositive();
        execute(own, "update history_event set recorded_at = (select recorded_at from kept) where position = 7");
        execute(own, "drop table kept");
    }

    @Test
    void muchInOnePlaceDoesNotHideWhatWasDoneInAnother() {
        String change = "update %s set payload = payload || ' ' where %s between 10 and 30";
        String undo = "update %s set payload = left(payload, -1) where %s between 10 and 30";
        execute(own, change.formatted("history_event", "position"));
        execute(events, change.formatted("domain_event_entry", "global_index"));

        recheckAll();

        assertThat(told("broken", "history")).isPositive();
        assertThat(told("broken", "event_store")).isPositive();
        execute(own, undo.formatted("history_event", "position"));
        execute(events, undo.formatted("domain_event_entry", "global_index"));
    }

    @Test
    void theHeadThatNodesCompareIsThatOfTheHashesAsTheyAreNow() {
        whileNobodyReads(() -> {
            standing.refresh();
            double before = head();
            execute(own, "create table kept as select * from evidence_node");
            execute(own, "update evidence_node set hash = sha256(hash)");

            standing.recompute();

            assertThat(head()).isNotEqualTo(before);
            execute(own, "delete from evidence_node");
            execute(own, "insert into evidence_node select * from kept");
            execute(own, "drop table kept");
            standing.recompute();
            assertThat(head()).isEqualTo(before);
        });
    }

    @Test
    void aHistoryThatIsMadeAgainIsNotTakenForOneThatLacksAll() {
        processing.eventProcessors().values().forEach(EventProcessor::shutDown);
        execute(
                own,
                "begin; set local secureside.history_rebuild = 'on';"
                        + " truncate history_event, history_block, history_type;"
                        + " delete from tracking_token where processor_name = 'history'; commit");
        // A node that was started again knows nothing of before.
        Recheck begun = new Recheck(evidence, check, progress, broken);
        begun.compareNext();
        List<Long> withNothingThere = broken.pages();
        processing.eventProcessors().values().forEach(EventProcessor::start);
        assertThat(withNothingThere).isEmpty();

        await().atMost(Duration.ofMinutes(2)).until(() -> {
            begun.compareNext();
            assertThat(broken.pages()).as("while it is filled").isEmpty();
            return progress.position().orElse(0) >= evidence.witnessed().lastPosition();
        });
    }

    /** It takes the position of the one that is gone, which all nodes have read already. */
    @Test
    void whatIsRecordedNextInThePlaceOfADeletedEventIsNotShownButFound() throws Exception {
        long newest = first + MESSAGES - 1;
        execute(events, "create table kept as select * from domain_event_entry where global_index = " + newest);
        execute(events, "delete from domain_event_entry where global_index = " + newest);

        MessageId inItsPlace = recorded.message(mapleStreet, ADA, "In its place");
        MessageId later = recorded.message(mapleStreet, ADA, "Later");

        assertThat(getAfter(sent(later), "/api/messages/" + later, ADAS_TOKEN).status())
                .isEqualTo(200);
        assertThat(get("/api/messages/" + inItsPlace, ADAS_TOKEN).status()).isEqualTo(404);
        awaitWitnessed();
        recheck.compareNext();
        assertThat(firstPosition("event_store")).isEqualTo(newest);
        execute(events, "delete from domain_event_entry where global_index = " + newest);
        execute(events, "insert into domain_event_entry overriding system value select * from kept");
        execute(events, "drop table kept");
    }

    @Test
    void nobodyHasToAsk() {
        execute(own, "update history_event set payload = payload || ' ' where position = " + first);
        rechecker.start();
        await().atMost(Duration.ofMinutes(2)).until(() -> firstPosition("history") == first);
        rechecker.stop();
        execute(own, "update history_event set payload = left(payload, -1) where position = " + first);
    }

    private void awaitWitnessed() {
        long last = JdbcClient.create(events)
                .sql("select max(global_index) from domain_event_entry")
                .query(Long.class)
                .single();
        await().atMost(Duration.ofSeconds(30)).until(() -> evidence.witnessed().lastPosition() == last);
    }

    /** Then only the tampering is to be seen, and can be undone. */
    private void whileNobodyReads(Runnable work) {
        processing.eventProcessors().values().forEach(EventProcessor::shutDown);
        sealer.stop();
        try {
            work.run();
        } finally {
            sealer.start();
            processing.eventProcessors().values().forEach(EventProcessor::start);
        }
    }

    /** One pass, whatever page it begins with, and once more each page that was broken. */
    private void recheckAll() {
        long pages = evidence.witnessed().size() / Recheck.PAGE + 1;
        for (long i = 0; i < pages; i++) {
            recheck.compareNext();
        }
        broken.pages().forEach(recheck::page);
    }

    private double told(String name, String place) {
        return meters.get("secureside.evidence." + name)
                .tag("place", place)
                .gauge()
                .value();
    }

    private long firstPosition(String place) {
        return (long) told("broken.position", place);
    }

    private double head() {
        return meters.get("secureside.evidence.head")
                .tag("kind", "sealed")
                .gauge()
                .value();
    }

    private static void execute(DataSource database, String sql) {
        JdbcClient.create(database).sql(sql).update();
    }
}
