package org.secureside.api.neighborhood;

import org.axonframework.serialization.Revision;
import org.secureside.api.EventName;

/**
 * A moderator gave the neighborhood another name.
 *
 * @param neighborhoodId the neighborhood
 * @param name what it was called from then on
 */
@EventName("NeighborhoodRenamed")
@Revision("1")
public record NeighborhoodRenamed(NeighborhoodId neighborhoodId, String name) implements NeighborhoodEvent {}
