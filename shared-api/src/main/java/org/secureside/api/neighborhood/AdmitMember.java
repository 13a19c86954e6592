package org.secureside.api.neighborhood;

import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.secureside.api.ResidentId;

/**
 * Admit a resident to a neighborhood. Only its moderators may; admitting a member again changes nothing, and is refused
 * where they have another role.
 *
 * @param neighborhoodId the neighborhood
 * @param resident who is admitted
 * @param role what they may do there
 * @param admittedBy the moderator
 */
public record AdmitMember(
        @TargetAggregateIdentifier NeighborhoodId neighborhoodId,
        ResidentId resident,
        MemberRole role,
        ResidentId admittedBy) {

    /** The most members that a neighborhood has: its roster is read whenever its members change. */
    public static final int MAX_MEMBERS = 10_000;
}
