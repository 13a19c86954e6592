package org.secureside.query.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.junit.jupiter.api.Test;
import org.secureside.api.EntityTag;
import org.secureside.api.message.MessageId;
import org.secureside.api.replay.NodeReplayCompleted;
import org.secureside.api.replay.ReplayScope;
import org.secureside.query.QueryNode;
import org.secureside.query.stream.SseProbe;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a replay applies again happened long ago: nobody hears of it a second time. */
class SilentRebuildIT extends QueryNode {

    private static final String NODE = "query-1";

    @Autowired
    private EventStore store;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void readersOfALiveStreamHearWhatHappensMeanwhileOnceAndNothingThatHappenedBefore() throws Exception {
        MessageId old = recorded.messages(mapleStreet, ADA, 100).getLast();
        getAfter(sent(old), street(), BOBS_TOKEN);
        List<MessageId> live = new ArrayList<>();
        String firstId;
        try (SseProbe reader = stream(Map.of())) {
            live.add(recorded.message(mapleStreet, ADA, "before"));
            firstId = reader.next().id();
            Ordered rebuild = Ordered.replay(store, ReplayScope.rebuild(), List.of(NODE), null);
            while (rebuild.toldBy(NODE).stream().noneMatch(NodeReplayCompleted.class::isInstance)) {
                live.add(recorded.message(mapleStreet, ADA, "meanwhile"));
            }
            live.add(recorded.message(mapleStreet, ADA, "after"));

            assertThat(messages(reader, live.size() - 1)).isEqualTo(live.subList(1, live.size()));
            MessageId last = recorded.message(mapleStreet, ADA, "and nothing between");
            assertThat(messages(reader, 1)).containsExactly(last);
            live.add(last);
        }
        try (SseProbe again = stream(Map.of("Last-Event-ID", firstId))) {
            assertThat(messages(again, live.size() - 1))
                    .as("what is told of the new generation to whoever read the one before")
                    .isEqualTo(live.subList(1, live.size()));
        }
    }

    @Test
    void nobodyHearsOfMessagesThatAReplayInPlaceBringsBack() throws Exception {
        MessageId gone = recorded.message(mapleStreet, ADA, "gone");
        EntityTag edited = recorded.edit(gone, "edited, and gone");
        getAfter(edited, street(), BOBS_TOKEN);
        long position = jdbc.sql("select max(position) from stream_event where message_id = ?")
                .param(gone.value())
                .query(Long.class)
                .single();
        try (SseProbe reader = stream(Map.of())) {
            for (ReplayScope scope :
                    List.of(ReplayScope.reapplyFrom(position - 1), ReplayScope.ofStream(gone.toString()))) {
                for (String table : List.of("message", "message_edit", "stream_event")) {
                    jdbc.sql("delete from " + table + " where message_id = ?")
                            .param(gone.value())
                            .update();
                }
                Ordered.replay(store, scope, List.of(NODE), null).awaitCompletion(NODE);
                assertThat(get("/api/messages/" + gone, BOBS_TOKEN)
                                .body()
                                .get("body")
                                .asString())
                        .isEqualTo("edited, and gone");
            }
            MessageId next = recorded.message(mapleStreet, ADA, "what is heard next");

            assertThat(messages(reader, 1)).containsExactly(next);
        }
    }

    private SseProbe stream(Map<String, String> headers) throws Exception {
        SseProbe stream = new SseProbe(port, street() + "/stream", BOBS_TOKEN, headers);
        assertThat(stream.next().type()).isEqualTo("open");
        return stream;
    }

    private static List<MessageId> messages(SseProbe stream, int count) throws InterruptedException {
        List<MessageId> heard = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String id = stream.next().data().at("/message/messageId").asString();
            heard.add(new MessageId(UUID.fromString(id)));
        }
        return heard;
    }
}
