package org.secureside.api.neighborhood;

import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.secureside.api.ExpectedVersion;
import org.secureside.api.ResidentId;

/**
 * Give a neighborhood another name. Only its moderators may; the name it already has changes nothing.
 *
 * @param neighborhoodId the neighborhood
 * @param name what it is to be called
 * @param renamedBy the moderator
 * @param expected what they take for the newest version of the neighborhood
 */
public record RenameNeighborhood(
        @TargetAggregateIdentifier NeighborhoodId neighborhoodId,
        NeighborhoodName name,
        ResidentId renamedBy,
        ExpectedVersion expected) {}
