package org.secureside.api.neighborhood;

import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.secureside.api.ResidentId;

/**
 * Admit a resident to a neighborhood. Only its moderators may; admitting a member again changes nothing.
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
        ResidentId admittedBy) {}
