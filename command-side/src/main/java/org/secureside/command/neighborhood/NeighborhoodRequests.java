package org.secureside.command.neighborhood;

import org.jspecify.annotations.Nullable;
import org.secureside.api.neighborhood.MemberRole;
import org.secureside.api.neighborhood.NeighborhoodId;

/** What clients ask of neighborhoods, and what they are told. */
final class NeighborhoodRequests {

    private NeighborhoodRequests() {}

    /**
     * Open a neighborhood.
     *
     * @param name what it is called
     */
    record Open(@Nullable String name) {}

    /**
     * A neighborhood was opened.
     *
     * @param neighborhoodId its id
     * @param name what it is called
     */
    record Opened(NeighborhoodId neighborhoodId, String name) {}

    /**
     * Admit a resident.
     *
     * @param role what they may do there
     */
    record Admit(@Nullable MemberRole role) {}
}
