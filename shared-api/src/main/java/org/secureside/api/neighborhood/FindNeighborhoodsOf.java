package org.secureside.api.neighborhood;

import org.jspecify.annotations.Nullable;
import org.secureside.api.ResidentId;

/**
 * The neighborhoods that a resident is a member of, by name. The answer is a {@link NeighborhoodPage}.
 *
 * @param resident the member
 * @param limit how many at the most, 1 to {@value #MAX_LIMIT}
 * @param after only those that come after this place in the order, or from the first on
 */
public record FindNeighborhoodsOf(
        ResidentId resident, int limit, @Nullable Place after) {

    /** The most neighborhoods on one page. */
    public static final int MAX_LIMIT = 200;

    /**
     * A place in the order of neighborhoods: by name, and among equal names by id.
     *
     * @param name the name
     * @param neighborhoodId the id
     */
    public record Place(String name, NeighborhoodId neighborhoodId) {}
}
