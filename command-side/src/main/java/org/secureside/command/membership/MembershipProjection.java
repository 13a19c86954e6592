package org.secureside.command.membership;

import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.secureside.api.neighborhood.NeighborhoodEvent;
import org.springframework.stereotype.Component;

/** Feeds the lookup table from the events. */
@Component
@ProcessingGroup(LookupProcessor.NAME)
class MembershipProjection {

    private final MembershipTable table;

    MembershipProjection(MembershipTable table) {
        this.table = table;
    }

    @EventHandler
    void on(NeighborhoodEvent event, @SequenceNumber long version) {
        Membership.after(event, version)
                .ifPresent(changed -> table.put(event.neighborhoodId(), changed.resident(), changed.membership()));
        table.completeTo(event.neighborhoodId(), version);
    }
}
