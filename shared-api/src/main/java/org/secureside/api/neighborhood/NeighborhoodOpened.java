package org.secureside.api.neighborhood;

import org.axonframework.serialization.Revision;
import org.secureside.api.EventName;
import org.secureside.api.ResidentId;

/**
 * A resident opened a neighborhood.
 *
 * @param neighborhoodId the neighborhood
 * @param name what it was called
 * @param openedBy who opened it
 */
@EventName("NeighborhoodOpened")
@Revision("1")
public record NeighborhoodOpened(NeighborhoodId neighborhoodId, String name, ResidentId openedBy)
        implements NeighborhoodEvent {}
