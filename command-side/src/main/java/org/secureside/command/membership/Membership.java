package org.secureside.command.membership;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.secureside.api.ResidentId;
import org.secureside.api.neighborhood.MemberAdmitted;
import org.secureside.api.neighborhood.MemberLeft;
import org.secureside.api.neighborhood.MemberRole;
import org.secureside.api.neighborhood.MemberRoleChanged;
import org.secureside.api.neighborhood.NeighborhoodEvent;
import org.secureside.api.neighborhood.NeighborhoodOpened;
import org.secureside.api.neighborhood.NeighborhoodRenamed;

/**
 * What a resident was to a neighborhood after one of its events.
 *
 * @param role their role, or nothing if they were no member
 * @param version the number of the event
 */
record Membership(@Nullable MemberRole role, long version) {

    /** What an event says of one resident. */
    record Of(ResidentId resident, Membership membership) {}

    /** Returns whose membership the event changed, and how, or nothing if it changed none. */
    static Optional<Of> after(NeighborhoodEvent event, long version) {
        return switch (event) {
            case NeighborhoodOpened opened -> Optional.empty();
            case NeighborhoodRenamed renamed -> Optional.empty();
            case MemberAdmitted admitted -> of(admitted.resident(), admitted.role(), version);
            case MemberRoleChanged changed -> of(changed.resident(), changed.role(), version);
            case MemberLeft left -> of(left.resident(), null, version);
        };
    }

    private static Optional<Of> of(ResidentId resident, @Nullable MemberRole role, long version) {
        return Optional.of(new Of(resident, new Membership(role, version)));
    }
}
