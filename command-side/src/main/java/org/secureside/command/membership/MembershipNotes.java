package org.secureside.command.membership;

import org.jspecify.annotations.Nullable;
import org.secureside.api.ResidentId;
import org.secureside.api.neighborhood.MemberRole;
import org.secureside.api.neighborhood.NeighborhoodId;
import org.springframework.stereotype.Component;

/** Takes note of a change of membership before it is acknowledged, so that this node acts on it from then on. */
@Component
public class MembershipNotes {

    private final MembershipTable table;

    MembershipNotes(MembershipTable table) {
        this.table = table;
    }

    /**
     * Notes what a resident is to a neighborhood now.
     *
     * @param role their role, or nothing if they are no member
     * @param version the number of the neighborhood's newest event when this was found to be so
     */
    public void note(NeighborhoodId neighborhood, ResidentId resident, @Nullable MemberRole role, long version) {
        table.put(neighborhood, resident, new Membership(role, version));
    }
}
