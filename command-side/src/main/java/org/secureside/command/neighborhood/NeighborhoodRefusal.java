package org.secureside.command.neighborhood;

import org.secureside.api.ResidentId;
import org.secureside.api.neighborhood.MemberRole;
import org.secureside.command.dispatch.Refusal;

/** Why a neighborhood is not changed. */
abstract sealed class NeighborhoodRefusal extends Refusal {

    private NeighborhoodRefusal(String detail) {
        super(detail);
    }

    /** Only moderators do this. */
    static final class NotAModerator extends NeighborhoodRefusal {
        NotAModerator(ResidentId resident) {
            super("%s does not moderate this neighborhood: ask one of its moderators to do it".formatted(resident));
        }
    }

    /** The member to be changed is none. */
    static final class NoSuchMember extends NeighborhoodRefusal {
        NoSuchMember(ResidentId resident) {
            super("%s is not a member of this neighborhood: admit them first, with PUT".formatted(resident));
        }
    }

    /** The resident to be admitted is a member already, with another role. */
    static final class AlreadyAMember extends NeighborhoodRefusal {
        AlreadyAMember(ResidentId resident, MemberRole role) {
            super("%s is a member already, with the role %s: change it with PATCH".formatted(resident, role));
        }
    }

    /** Nobody else moderates the neighborhood. */
    static final class LastModerator extends NeighborhoodRefusal {
        LastModerator(ResidentId resident) {
            super("%s is the only moderator: make another member a moderator first".formatted(resident));
        }
    }

    /** Something has changed in the neighborhood since the version that the change was meant for. */
    static final class Stale extends NeighborhoodRefusal {
        Stale() {
            super("The neighborhood has changed since the version in If-Match: look at it again, and decide again");
        }
    }

    /** The neighborhood is as large as one can be. */
    static final class Full extends NeighborhoodRefusal {
        Full(int members) {
            super("The neighborhood has %,d members, which is the most there can be".formatted(members));
        }
    }
}
