package org.secureside.query.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.secureside.api.message.MessageId;
import org.secureside.query.QueryNode;
import org.secureside.web.HttpProbe;
import org.secureside.web.TestIssuer;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is kept of every event. */
class HistoryIT extends QueryNode {

    private static final String AUDITOR = TestIssuer.TRUSTED.token("audrey", "auditor");

    private static final String EVERYTHING_STORED = """
            select global_index as position, type as stream_type, aggregate_identifier as stream_id,
                   sequence_number as sequence, event_identifier as event_id, payload_type as event_type,
                   payload_revision as revision, payload, meta_data as metadata, time_stamp as recorded_at
            from domain_event_entry order by global_index""";

    private static final String EVERYTHING_KEPT = """
            select position, stream_type, stream_id, sequence, event_id, event_type, revision, payload, metadata,
                   recorded_at
            from history_event order by position""";

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    @Qualifier("events") private DataSource events;

    @Test
    void everyEventIsKeptExactlyAsItIsStored() {
        MessageId message = recorded.message(mapleStreet, ADA, "Grüße 👋 \"quoted\" \\ \u0001");
        recorded.edit(message, "edited");
        recorded.react(message, BOB, "👍");
        recorded.markRead(message, BOB);
        recorded.somethingUnknown();
        recorded.messageSentAt(mapleStreet, ADA, "yesterday");
        recorded.remove(message, ADA, "be kind");

        await().untilAsserted(() -> assertThat(kept()).isEqualTo(stored()));
    }

    @Test
    void anEventOfALaterRevisionIsKeptAsItIs() {
        UUID stream = UUID.randomUUID();
        String payload = "{\"messageId\":\"%s\",\"text\":{\"of\":\"a later release\"}}".formatted(stream);
        append(stream, "MessageSent", "99", payload, "{\"actor\":\"ada\",\"requestId\":\"0123456789\"}");

        Map<String, Object> row = await().until(() -> rowOf(stream), found -> !found.isEmpty());

        assertThat(row)
                .containsEntry("event_type", "MessageSent")
                .containsEntry("revision", "99")
                .containsEntry("payload", payload)
                .containsEntry("message_id", stream)
                .containsEntry("actor", "ada")
                .containsEntry("request_id", "0123456789");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "no JSON at all",
                "[]",
                "\"text\"",
                "{\"messageId\":7,\"neighborhoodId\":\"no id\"}",
                "{\"messageId\":\"half",
                "{\"neighborhoodId\":{\"messageId\":\"00000000-0000-0000-0000-000000000001\"}}"
            })
    void whateverAnEventSaysItIsKept(String text) {
        UUID stream = UUID.randomUUID();
        append(stream, "FromElsewhere", null, text, "{\"actor\":\"a\\u0000b\",\"sentAt\":\"yesterday\"}");

        Map<String, Object> row = await().until(() -> rowOf(stream), found -> !found.isEmpty());

        assertThat(row).containsEntry("payload", text);
        assertThat(row.get("message_id")).isNull();
        assertThat(row.get("neighborhood_id")).isNull();
        assertThat(row.get("actor")).isNull();
        assertThat(row.get("sent_at")).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " \n", "no JSON at all", "{\"messageId\":\"half", "{} {}"})
    void whatIsNoJsonIsShownAsAText(String text) throws Exception {
        UUID stream = UUID.randomUUID();
        append(stream, "FromElsewhere", null, text, "{}");
        Map<String, Object> row = await().until(() -> rowOf(stream), found -> !found.isEmpty());

        HttpProbe.Answer answer = get("/api/history/events/" + row.get("position"), AUDITOR);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().get("payload").isString()).isTrue();
        assertThat(answer.body().get("payload").asString()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update history_event set payload = '{}' where false",
                "delete from history_event where false",
                "truncate history_event"
            })
    void nothingThatWasKeptIsChangedOrDeleted(String change) {
        assertThatThrownBy(() -> jdbc.sql(change).update())
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("history is never changed");
    }

    @Test
    void eventsReadAgainAddNothing() {
        MessageId message = recorded.message(mapleStreet, ADA, "Hello");
        await().until(() -> !rowOf(message.value()).isEmpty());
        List<Map<String, Object>> before = kept();

        history().shutDown();
        history().resetTokens(source -> source.createTailToken());
        history().start();
        MessageId last = recorded.message(mapleStreet, ADA, "after the replay");

        await().until(() -> !rowOf(last.value()).isEmpty());
        assertThat(kept().subList(0, before.size())).isEqualTo(before);
        assertThat(kept()).hasSize(before.size() + 1);
    }

    @Test
    void anEmptiedHistoryIsMadeAgainOutOfTheLog() {
        MessageId message = recorded.message(mapleStreet, ADA, "Hello");
        await().until(() -> !rowOf(message.value()).isEmpty());

        history().shutDown();
        jdbc.sql("""
                begin;
                set local secureside.history_rebuild = 'on';
                truncate history_event, history_block, history_type;
                delete from tracking_token where processor_name = 'history';
                commit""").update();
        history().start();

        await().untilAsserted(() -> assertThat(kept()).isEqualTo(stored()));
    }

    private List<Map<String, Object>> stored() {
        return JdbcClient.create(events).sql(EVERYTHING_STORED).query().listOfRows();
    }

    private List<Map<String, Object>> kept() {
        return jdbc.sql(EVERYTHING_KEPT).query().listOfRows();
    }

    private Map<String, Object> rowOf(UUID stream) {
        return jdbc
                .sql("select * from history_event where stream_id = ?")
                .param(stream.toString())
                .query()
                .listOfRows()
                .stream()
                .findFirst()
                .orElse(Map.of());
    }

    private void append(UUID stream, String type, @Nullable String revision, String payload, String metadata) {
        JdbcClient.create(events)
                .sql("""
                        select * from append_events(
                            array[0], array[?], array[?], array[0::bigint], array['Test'],
                            array[(extract(epoch from now()) * 1000000)::bigint], array[?], array[?], array[?],
                            array[?])""")
                .param(UUID.randomUUID().toString())
                .param(stream.toString())
                .param(type)
                .param(revision)
                .param(payload)
                .param(metadata)
                .query()
                .listOfRows();
    }
}
