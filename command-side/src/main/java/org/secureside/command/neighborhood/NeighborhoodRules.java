package org.secureside.command.neighborhood;

import org.secureside.api.ExpectedVersion;
import org.secureside.api.ResidentId;
import org.secureside.api.neighborhood.AdmitMember;
import org.secureside.api.neighborhood.DismissMember;
import org.secureside.api.neighborhood.MemberRole;
import org.secureside.api.neighborhood.NeighborhoodId;
import org.secureside.command.membership.NotAMemberException;

/** What must hold for a neighborhood to be changed. Each rule returns, or throws its refusal. */
final class NeighborhoodRules {

    private NeighborhoodRules() {}

    static void onlyModeratorsMay(NeighborhoodId neighborhood, Roster roster, ResidentId resident) {
        if (!roster.has(resident)) {
            throw new NotAMemberException(resident, neighborhood);
        }
        if (roster.roleOf(resident) != MemberRole.MODERATOR) {
            throw new NeighborhoodRefusal.NotAModerator(resident);
        }
    }

    /** Everybody may leave; to dismiss others takes a moderator. */
    static void onlyModeratorsDismissOthers(DismissMember command, Roster roster) {
        if (!command.dismissedBy().equals(command.resident())) {
            onlyModeratorsMay(command.neighborhoodId(), roster, command.dismissedBy());
        }
    }

    /** Admitting is no way to change a role: a repeated request must not undo what was decided since. */
    static void admittingChangesNoRole(Roster roster, AdmitMember command) {
        MemberRole role = roster.roleOf(command.resident());
        if (role != null && role != command.role()) {
            throw new NeighborhoodRefusal.AlreadyAMember(command.resident(), role);
        }
    }

    static void thereIsRoom(Roster roster) {
        if (roster.size() >= AdmitMember.MAX_MEMBERS) {
            throw new NeighborhoodRefusal.Full(roster.size());
        }
    }

    static void onlyMembersHaveARole(Roster roster, ResidentId resident) {
        if (!roster.has(resident)) {
            throw new NeighborhoodRefusal.NoSuchMember(resident);
        }
    }

    /** Whoever names a version has decided on all that was there then: also on who belonged to it. */
    static void nothingIsChangedUnseen(ExpectedVersion expected, long version) {
        boolean seen = switch (expected) {
            case ExpectedVersion.Any any -> true;
            case ExpectedVersion.OneOf(var versions) -> versions.contains(version);
        };
        if (!seen) {
            throw new NeighborhoodRefusal.Stale();
        }
    }

    static void oneModeratorRemains(Roster roster, ResidentId leaving) {
        if (roster.roleOf(leaving) == MemberRole.MODERATOR && roster.moderators() == 1) {
            throw new NeighborhoodRefusal.LastModerator(leaving);
        }
    }
}
