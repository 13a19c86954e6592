package org.secureside.command.neighborhood;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import java.util.HashMap;
import java.util.Map;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;
import org.secureside.api.ResidentId;
import org.secureside.api.neighborhood.AdmitMember;
import org.secureside.api.neighborhood.MemberAdmitted;
import org.secureside.api.neighborhood.MemberRole;
import org.secureside.api.neighborhood.NeighborhoodId;
import org.secureside.api.neighborhood.NeighborhoodOpened;
import org.secureside.api.neighborhood.OpenNeighborhood;

/** A neighborhood and who belongs to it. */
@Aggregate
class Neighborhood {

    @AggregateIdentifier
    @SuppressWarnings("UnusedVariable") // Axon reads it
    private @Nullable NeighborhoodId id;

    private final Map<ResidentId, MemberRole> members = new HashMap<>();

    Neighborhood() {
        // for Axon, which then replays the events
    }

    @CommandHandler
    Neighborhood(OpenNeighborhood command) {
        apply(openedBy(command));
        apply(new MemberAdmitted(command.neighborhoodId(), command.openedBy(), MemberRole.MODERATOR));
    }

    /** Returns the event that an accepted command is recorded as. */
    static NeighborhoodOpened openedBy(OpenNeighborhood command) {
        return new NeighborhoodOpened(command.neighborhoodId(), command.name().value(), command.openedBy());
    }

    @CommandHandler
    void handle(AdmitMember command) {
        if (members.get(command.admittedBy()) != MemberRole.MODERATOR) {
            throw new NotAModeratorException(command.admittedBy(), command.neighborhoodId());
        }
        // Admitting is no way to change a role: that is a decision of its own.
        if (!members.containsKey(command.resident())) {
            apply(new MemberAdmitted(command.neighborhoodId(), command.resident(), command.role()));
        }
    }

    @EventSourcingHandler
    void on(NeighborhoodOpened event) {
        id = event.neighborhoodId();
    }

    @EventSourcingHandler
    void on(MemberAdmitted event) {
        members.put(event.resident(), event.role());
    }
}
