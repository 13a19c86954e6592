package org.secureside.query.feed;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.secureside.api.message.MessageSent;

/**
 * A message on its way into the table.
 *
 * @param position where its event stands in the log of all events
 * @param sent the event
 * @param version the event's sequence number in the message's stream
 * @param sentAt when the client says it sent it
 * @param recordedAt when the event store recorded it
 */
record MessageRow(
        long position,
        MessageSent sent,
        long version,
        @Nullable Instant sentAt,
        Instant recordedAt) {}
