package org.secureside.command.intake;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.secureside.api.ResidentId;
import org.secureside.api.message.MessageId;
import org.secureside.api.neighborhood.NeighborhoodId;

/** Which messages this node has promised to record and has not recorded yet. */
@FunctionalInterface
public interface KeptMessages {

    /**
     * A message in the journal.
     *
     * @param neighborhoodId where it was sent to
     * @param author who sent it
     * @param journaledAt when it was journaled
     * @param refusal why it will not be recorded, or nothing if it will
     */
    record Kept(
            NeighborhoodId neighborhoodId,
            ResidentId author,
            Instant journaledAt,
            @Nullable String refusal) {}

    /** Returns the message, or nothing if it is not kept here, which may be because it is recorded. */
    Optional<Kept> find(MessageId message);
}
