package org.secureside.query.feed;

import java.time.Instant;
import java.util.List;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.axonframework.eventhandling.Timestamp;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.jspecify.annotations.Nullable;
import org.secureside.api.EventMetadata;
import org.secureside.api.message.MessageSent;
import org.secureside.query.projection.Columns;
import org.secureside.query.projection.RowBatch;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps the messages of all neighborhoods for readers. */
@Component
@ProcessingGroup("feed")
class FeedProjection {

    private final JdbcClient jdbc;
    private final RowBatch<MessageRow> sent = new RowBatch<>("message", this::write);

    FeedProjection(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @EventHandler
    void on(
            MessageSent event,
            TrackingToken token,
            @SequenceNumber long version,
            @Timestamp Instant recordedAt,
            @MetaDataValue(EventMetadata.SENT_AT) @Nullable String sentAt) {
        long position = token.position()
                .orElseThrow(() -> new IllegalStateException("a feed cannot be built from a source without positions"));
        sent.add(new MessageRow(position, event, version, SentAt.parse(sentAt), recordedAt));
    }

    private void write(List<MessageRow> rows) {
        jdbc.sql("insert into message"
                        + " (message_id, neighborhood_id, author, body, version, position, sent_at, recorded_at)"
                        + " select * from unnest(?, ?, ?, ?, ?, ?, ?, ?) on conflict (message_id) do nothing")
                .param(Columns.of("uuid", rows, row -> row.sent().messageId().value()))
                .param(Columns.of(
                        "uuid", rows, row -> row.sent().neighborhoodId().value()))
                .param(Columns.of("text", rows, row -> row.sent().author().value()))
                .param(Columns.of("text", rows, row -> row.sent().body()))
                .param(Columns.of("bigint", rows, MessageRow::version))
                .param(Columns.of("bigint", rows, MessageRow::position))
                .param(Columns.of(
                        "timestamptz",
                        rows,
                        row -> row.sentAt() == null ? null : row.sentAt().toString()))
                .param(Columns.of("timestamptz", rows, row -> row.recordedAt().toString()))
                .update();
    }
}
