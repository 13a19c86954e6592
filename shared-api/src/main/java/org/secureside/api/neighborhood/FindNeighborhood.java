package org.secureside.api.neighborhood;

import org.secureside.api.ResidentId;

/**
 * A neighborhood, as one of its members sees it. The answer is a {@link NeighborhoodView}, or nothing if the reader is
 * no member.
 *
 * @param neighborhoodId the neighborhood
 * @param reader who asks
 */
public record FindNeighborhood(NeighborhoodId neighborhoodId, ResidentId reader) {}
