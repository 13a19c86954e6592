package org.secureside.command.readmarker;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static org.axonframework.modelling.command.AggregateLifecycle.getVersion;

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

    private @Nullable ReadMarkerMoved newest;

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
        if (isAheadOfTheNewest(moved)) {
            apply(moved);
        }
        return Change.at(getVersion());
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

    private boolean isAheadOfTheNewest(ReadMarkerMoved moved) {
        return newest == null
                || (!moved.messageId().equals(newest.messageId())
                        && !moved.recordedAt().isBefore(newest.recordedAt()));
    }

    @EventSourcingHandler
    void on(ReadMarkerMoved event) {
        id = ReadMarkerId.of(event.neighborhoodId(), event.resident());
        newest = event;
    }
}
