package org.secureside.api.neighborhood;

import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.secureside.api.ExpectedVersion;
import org.secureside.api.ResidentId;

/**
 * Give a member another role. Only moderators may, and one moderator must remain.
 *
 * @param neighborhoodId the neighborhood
 * @param resident the member
 * @param role what they may do there from now on
 * @param changedBy the moderator
 * @param expected what they take for the newest version of the neighborhood
 */
public record ChangeMemberRole(
        @TargetAggregateIdentifier NeighborhoodId neighborhoodId,
        ResidentId resident,
        MemberRole role,
        ResidentId changedBy,
        ExpectedVersion expected) {}
