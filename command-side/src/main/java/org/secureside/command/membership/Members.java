package org.secureside.command.membership;

import java.util.Optional;
import org.secureside.api.ResidentId;
import org.secureside.api.neighborhood.MemberRole;
import org.secureside.api.neighborhood.NeighborhoodId;

/** Who is a member of which neighborhood. */
@FunctionalInterface
public interface Members {

    /** Returns the resident's role in the neighborhood, or nothing if they are no member or there is no such place. */
    Optional<MemberRole> roleOf(ResidentId resident, NeighborhoodId neighborhood);
}
