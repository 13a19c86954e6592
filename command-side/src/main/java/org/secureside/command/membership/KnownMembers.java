package org.secureside.command.membership;

import java.util.Optional;
import org.secureside.api.ResidentId;
import org.secureside.api.neighborhood.MemberRole;
import org.secureside.api.neighborhood.NeighborhoodId;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Who is a member as far as this node knows by itself, without asking the event store: what it heard last. What is
 * decided on such knowledge has to be decided again before it is recorded.
 */
@Component
public class KnownMembers {

    private final MembershipTable table;

    KnownMembers(MembershipTable table) {
        this.table = table;
    }

    /** Returns the resident's role, or nothing if this node knows of none. */
    public Optional<MemberRole> roleOf(ResidentId resident, NeighborhoodId neighborhood) {
        try {
            return table.find(neighborhood, resident).map(Membership::role);
        } catch (DataAccessException | TransactionException unreachable) {
            return Optional.empty();
        }
    }
}
