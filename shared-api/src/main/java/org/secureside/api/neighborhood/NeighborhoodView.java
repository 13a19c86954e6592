package org.secureside.api.neighborhood;

/**
 * A neighborhood as one of its members sees it.
 *
 * @param neighborhoodId the neighborhood
 * @param name what it is called
 * @param role what the member may do there
 */
public record NeighborhoodView(NeighborhoodId neighborhoodId, String name, MemberRole role) {}
