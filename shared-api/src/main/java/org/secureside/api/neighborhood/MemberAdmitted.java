package org.secureside.api.neighborhood;

import org.axonframework.serialization.Revision;
import org.secureside.api.EventName;
import org.secureside.api.ResidentId;

/**
 * A resident became a member of the neighborhood.
 *
 * @param neighborhoodId the neighborhood
 * @param resident who was admitted
 * @param role what they might do there from then on
 */
@EventName("MemberAdmitted")
@Revision("1")
public record MemberAdmitted(NeighborhoodId neighborhoodId, ResidentId resident, MemberRole role)
        implements NeighborhoodEvent {}
