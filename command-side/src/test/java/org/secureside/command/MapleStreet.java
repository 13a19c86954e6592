package org.secureside.command;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.secureside.api.ResidentId;
import org.secureside.api.neighborhood.MemberRole;
import org.secureside.api.neighborhood.NeighborhoodId;
import org.secureside.command.membership.Members;

/** The neighborhood that the tests tell of: Ada moderates it, Bob and Carol live there, Mallory does not. */
public final class MapleStreet implements Members {

    public static final NeighborhoodId MAPLE_STREET = new NeighborhoodId(UUID.randomUUID());
    public static final ResidentId ADA = new ResidentId("ada");
    public static final ResidentId BOB = new ResidentId("bob");
    public static final ResidentId CAROL = new ResidentId("carol");
    public static final ResidentId MALLORY = new ResidentId("mallory");

    private final Map<ResidentId, MemberRole> members =
            new HashMap<>(Map.of(ADA, MemberRole.MODERATOR, BOB, MemberRole.RESIDENT, CAROL, MemberRole.RESIDENT));

    @Override
    public Optional<MemberRole> roleOf(ResidentId resident, NeighborhoodId neighborhood) {
        return neighborhood.equals(MAPLE_STREET) ? Optional.ofNullable(members.get(resident)) : Optional.empty();
    }

    /** Lets a resident go. */
    public void dismiss(ResidentId resident) {
        members.remove(resident);
    }
}
