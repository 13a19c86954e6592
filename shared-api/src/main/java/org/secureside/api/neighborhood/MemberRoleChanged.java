package org.secureside.api.neighborhood;

import org.axonframework.serialization.Revision;
import org.secureside.api.EventName;
import org.secureside.api.ResidentId;

/**
 * A moderator gave a member another role.
 *
 * @param neighborhoodId the neighborhood
 * @param resident the member
 * @param role what they might do there from then on
 */
@EventName("MemberRoleChanged")
@Revision("1")
public record MemberRoleChanged(NeighborhoodId neighborhoodId, ResidentId resident, MemberRole role)
        implements NeighborhoodEvent {}
