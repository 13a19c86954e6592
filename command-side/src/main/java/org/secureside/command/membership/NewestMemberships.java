package org.secureside.command.membership;

import java.util.Optional;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.secureside.api.ResidentId;
import org.secureside.api.neighborhood.MemberRole;
import org.secureside.api.neighborhood.NeighborhoodEvent;
import org.secureside.api.neighborhood.NeighborhoodId;
import org.springframework.stereotype.Component;

/** Reads from a neighborhood's own stream what the lookup table does not have yet: as a rule, nothing. */
@Component
class NewestMemberships {

    private final EventStore events;

    NewestMemberships(EventStore events) {
        this.events = events;
    }

    /** Returns the resident's role now, given what the table held a moment ago. */
    Optional<MemberRole> roleOf(ResidentId resident, NeighborhoodId neighborhood, MembershipTable.Snapshot held) {
        Membership now = events.readEvents(neighborhood.toString(), held.completeTo() + 1)
                .asStream()
                .flatMap(event -> changeOf(resident, event).stream())
                .reduce(held.membership(), (earlier, later) -> later.version() > earlier.version() ? later : earlier);
        return Optional.ofNullable(now.role());
    }

    private static Optional<Membership> changeOf(ResidentId resident, DomainEventMessage<?> event) {
        return event.getPayload() instanceof NeighborhoodEvent happened
                ? Membership.after(happened, event.getSequenceNumber())
                        .filter(change -> change.resident().equals(resident))
                        .map(Membership.Of::membership)
                : Optional.empty();
    }
}
