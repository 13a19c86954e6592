package org.secureside.command.message;

import java.time.Instant;
import java.util.Optional;
import org.secureside.api.message.MessageId;
import org.secureside.api.neighborhood.NeighborhoodId;

/** Which messages were ever sent. Retracted and removed ones count: a conversation goes on around them. */
public interface SentMessages {

    /**
     * A message that was sent.
     *
     * @param neighborhoodId where it was sent to
     * @param recordedAt when it was recorded
     */
    record Sent(NeighborhoodId neighborhoodId, Instant recordedAt) {}

    /** Returns the message, or nothing if none was sent under this id. */
    Optional<Sent> find(MessageId message);
}
