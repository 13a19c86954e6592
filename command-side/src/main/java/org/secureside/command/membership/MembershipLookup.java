package org.secureside.command.membership;

import java.util.Optional;
import org.secureside.api.ResidentId;
import org.secureside.api.neighborhood.MemberRole;
import org.secureside.api.neighborhood.NeighborhoodId;
import org.springframework.stereotype.Component;

/**
 * Answers from the lookup table, as long as the table follows the log closely and knows the resident as a member. In all
 * other cases it adds what the neighborhood's own stream says since: who was admitted a moment ago, through whichever
 * node, may post, and a table that stands still lets nobody in who has left.
 */
@Component
class MembershipLookup implements Members {

    private final MembershipTable table;
    private final TableFreshness freshness;
    private final NewestMemberships events;

    MembershipLookup(MembershipTable table, TableFreshness freshness, NewestMemberships events) {
        this.table = table;
        this.freshness = freshness;
        this.events = events;
    }

    @Override
    public Optional<MemberRole> roleOf(ResidentId resident, NeighborhoodId neighborhood) {
        // Asked first: a table that falls behind while it is read must not count as fresh.
        boolean fresh = freshness.isFresh();
        return fresh
                ? known(resident, neighborhood).or(() -> now(resident, neighborhood))
                : now(resident, neighborhood);
    }

    private Optional<MemberRole> known(ResidentId resident, NeighborhoodId neighborhood) {
        return table.find(neighborhood, resident).map(Membership::role);
    }

    private Optional<MemberRole> now(ResidentId resident, NeighborhoodId neighborhood) {
        return events.roleOf(resident, neighborhood, table.snapshot(neighborhood, resident));
    }
}
