package org.secureside.command.readmarker;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static org.axonframework.modelling.command.AggregateLifecycle.getVersion;

import java.time.Duration;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;
import org.secureside.api.readmarker.MarkRead;
import org.secureside.api.readmarker.ReadMarkerId;
import org.secureside.api.readmarker.ReadMarkerMoved;
import org.secureside.command.dispatch.Change;
import org.secureside.command.membership.Members;
import org.secureside.command.membership.NotAMemberException;
import org.secureside.command.message.SentMessages;
import org.secureside.command.message.UnknownMessageException;

/** How far one resident has read in one neighborhood. */
@Aggregate(type = "ReadMarker", snapshotTriggerDefinition = ReadMarkerSnapshots.TRIGGER)
class ReadMarker {

    @AggregateIdentifier
    @SuppressWarnings("UnusedVariable") // Axon reads it
    private @Nullable ReadMarkerId id;

    /**
     * By how much the clocks of two command nodes may differ, and the order in which two messages are recorded from the
     * order of their times. Feeds show the order of recording, which only the query side knows.
     */
    private static final Duration UNSURE = Duration.ofSeconds(10);

    private @Nullable ReadMarkerMoved furthest;

    ReadMarker() {
        // for Axon, which then replays the events
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Change handle(MarkRead command, Members members, SentMessages messages) {
        onlyMembersRead(command, members);
        ReadMarkerMoved moved = new ReadMarkerMoved(
                command.neighborhoodId(),
                command.resident(),
                command.messageId(),
                messageOfTheNeighborhood(command, messages).recordedAt());
        boolean first = furthest == null;
        if (mayBeAhead(moved)) {
            apply(moved);
        }
        return Change.put(getVersion(), first);
    }

    private static void onlyMembersRead(MarkRead command, Members members) {
        if (members.roleOf(command.resident(), command.neighborhoodId()).isEmpty()) {
            throw new NotAMemberException(command.resident(), command.neighborhoodId());
        }
    }

    private static SentMessages.Sent messageOfTheNeighborhood(MarkRead command, SentMessages messages) {
        return messages.find(command.messageId())
                .filter(sent -> sent.neighborhoodId().equals(command.neighborhoodId()))
                .orElseThrow(() -> new UnknownMessageException(command.messageId(), command.neighborhoodId()));
    }

    private boolean mayBeAhead(ReadMarkerMoved moved) {
        return furthest == null
                || (!moved.messageId().equals(furthest.messageId())
                        && !moved.recordedAt().isBefore(furthest.recordedAt().minus(UNSURE)));
    }

    /** Returns the move by which a marker is compared after both. */
    static ReadMarkerMoved furtherOf(@Nullable ReadMarkerMoved before, ReadMarkerMoved moved) {
        return before == null || !moved.recordedAt().isBefore(before.recordedAt()) ? moved : before;
    }

    @EventSourcingHandler
    void on(ReadMarkerMoved event) {
        id = ReadMarkerId.of(event.neighborhoodId(), event.resident());
        furthest = furtherOf(furthest, event);
    }
}
