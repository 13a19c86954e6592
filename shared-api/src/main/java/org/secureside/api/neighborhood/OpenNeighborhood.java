package org.secureside.api.neighborhood;

import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.secureside.api.ResidentId;

/**
 * Open a neighborhood. Whoever opens it becomes its first moderator.
 *
 * @param neighborhoodId the neighborhood to be, named by who opens it and the key
 * @param name what it is called
 * @param openedBy who opens it
 */
public record OpenNeighborhood(
        @TargetAggregateIdentifier NeighborhoodId neighborhoodId, NeighborhoodName name, ResidentId openedBy) {}
