package org.secureside.command.membership;

import java.util.Optional;
import org.secureside.api.ResidentId;
import org.secureside.api.neighborhood.MemberRole;
import org.secureside.api.neighborhood.NeighborhoodId;
import org.springframework.context.annotation.Primary;
import org.springframework.stereotype.Component;

/**
 * Answers from the lookup table. The table follows the events by a moment, so a resident whom it does not know is looked
 * up in the neighborhood's own events before being turned away: who was admitted a millisecond ago may post.
 */
@Component
@Primary
class MembershipLookup implements Members {

    private final MembershipTable table;
    private final MembershipInEvents events;

    MembershipLookup(MembershipTable table, MembershipInEvents events) {
        this.table = table;
        this.events = events;
    }

    @Override
    public Optional<MemberRole> roleOf(ResidentId resident, NeighborhoodId neighborhood) {
        return table.roleOf(resident, neighborhood).or(() -> events.roleOf(resident, neighborhood));
    }
}
