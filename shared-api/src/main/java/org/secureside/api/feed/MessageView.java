package org.secureside.api.feed;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.secureside.api.message.MessageId;
import org.secureside.api.neighborhood.NeighborhoodId;

/**
 * A message as a reader sees it.
 *
 * @param messageId the message
 * @param neighborhoodId where it was sent
 * @param author who sent it
 * @param body what it says
 * @param version how often it changed since it was sent
 * @param sentAt when the client says it sent it, if it said so
 * @param recordedAt when the event store recorded it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record MessageView(
        MessageId messageId,
        NeighborhoodId neighborhoodId,
        String author,
        String body,
        long version,
        @Nullable Instant sentAt,
        Instant recordedAt) {}
