package org.secureside.command.membership;

import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.secureside.api.neighborhood.MemberAdmitted;
import org.springframework.stereotype.Component;

/** Feeds the lookup table from the events. */
@Component
@ProcessingGroup("membership")
class MembershipProjection {

    private final MembershipTable table;

    MembershipProjection(MembershipTable table) {
        this.table = table;
    }

    @EventHandler
    void on(MemberAdmitted event) {
        table.put(event.neighborhoodId(), event.resident(), event.role());
    }
}
