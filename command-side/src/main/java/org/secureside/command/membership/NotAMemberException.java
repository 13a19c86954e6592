package org.secureside.command.membership;

import org.secureside.api.ResidentId;
import org.secureside.api.neighborhood.NeighborhoodId;
import org.secureside.command.dispatch.Refusal;

/** Refused: only members of a neighborhood may do this there. */
public final class NotAMemberException extends Refusal {

    /** Says who is no member of what. A place that does not exist is told by the same words, so nobody can probe. */
    public NotAMemberException(ResidentId resident, NeighborhoodId neighborhood) {
        super("%s is not a member of neighborhood %s: ask one of its moderators to admit them, or check the id"
                .formatted(resident, neighborhood));
    }
}
