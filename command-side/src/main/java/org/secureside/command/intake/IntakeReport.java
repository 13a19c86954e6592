package org.secureside.command.intake;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.secureside.api.message.MessageId;
import org.secureside.api.neighborhood.NeighborhoodId;

/**
 * What an admin is told of a node's intake.
 *
 * @param node the node
 * @param journal whether it keeps a journal
 * @param waiting how many messages wait to be recorded
 * @param refused how many were promised and could not be recorded
 * @param entries how many messages the journal holds altogether
 * @param maxEntries how many it can hold
 * @param bytes how many bytes of text and metadata they have
 * @param maxBytes how many it can hold
 * @param oldest since when the oldest waits, absent if none does
 * @param forwarder what the forwarder is doing
 * @param lastFailure the kind of what keeps it waiting, absent if nothing does
 * @param recorded how many messages it has recorded since the start of the node
 * @param refusals the newest of those that could not be recorded
 * @param stuck the oldest of those that fail, not for want of the event store, and hold up their neighborhoods
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record IntakeReport(
        String node,
        boolean journal,
        int waiting,
        int refused,
        int entries,
        int maxEntries,
        long bytes,
        long maxBytes,
        @Nullable Instant oldest,
        Forwarder.State forwarder,
        @Nullable String lastFailure,
        long recorded,
        List<Refused> refusals,
        List<Stuck> stuck) {

    /**
     * A message that could not be recorded.
     *
     * @param messageId the message
     * @param neighborhoodId where it was sent to
     * @param journaledAt when it was journaled
     * @param reason why it could not be recorded
     */
    record Refused(MessageId messageId, NeighborhoodId neighborhoodId, Instant journaledAt, String reason) {}

    /**
     * A message that holds up its neighborhood.
     *
     * @param messageId the message
     * @param neighborhoodId where it was sent to
     * @param journaledAt when it was journaled
     * @param failure the kind of what goes wrong
     * @param givenUp why an admin has given it up, absent if none has
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Stuck(
            MessageId messageId,
            NeighborhoodId neighborhoodId,
            Instant journaledAt,
            String failure,
            @Nullable String givenUp) {}

    /** Returns the report of a node without a journal. */
    static IntakeReport withoutJournal(String node) {
        return new IntakeReport(
                node, false, 0, 0, 0, 0, 0, 0, null, Forwarder.State.STOPPED, null, 0, List.of(), List.of());
    }
}
