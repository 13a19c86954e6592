package org.secureside.api.neighborhood;

import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.secureside.api.ExpectedVersion;
import org.secureside.api.ResidentId;

/**
 * Let a member go. Moderators may dismiss anyone and members may leave, but one moderator must remain. Where the
 * resident is no member, nothing changes.
 *
 * @param neighborhoodId the neighborhood
 * @param resident who is to go
 * @param dismissedBy a moderator, or the resident
 * @param expected what they take for the newest version of the neighborhood
 */
public record DismissMember(
        @TargetAggregateIdentifier NeighborhoodId neighborhoodId,
        ResidentId resident,
        ResidentId dismissedBy,
        ExpectedVersion expected) {}
