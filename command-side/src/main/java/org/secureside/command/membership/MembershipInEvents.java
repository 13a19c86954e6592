package org.secureside.command.membership;

import java.util.Optional;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.secureside.api.ResidentId;
import org.secureside.api.neighborhood.MemberAdmitted;
import org.secureside.api.neighborhood.MemberRole;
import org.secureside.api.neighborhood.NeighborhoodId;
import org.springframework.stereotype.Component;

/** Answers from the neighborhood's stream: never stale, but the whole stream is read. */
@Component
class MembershipInEvents implements Members {

    private final EventStore events;

    MembershipInEvents(EventStore events) {
        this.events = events;
    }

    @Override
    public Optional<MemberRole> roleOf(ResidentId resident, NeighborhoodId neighborhood) {
        return events.readEvents(neighborhood.toString())
                .asStream()
                .map(event -> event.getPayload())
                .filter(payload -> payload instanceof MemberAdmitted admitted
                        && admitted.resident().equals(resident))
                .map(payload -> ((MemberAdmitted) payload).role())
                .reduce((earlier, later) -> later);
    }
}
