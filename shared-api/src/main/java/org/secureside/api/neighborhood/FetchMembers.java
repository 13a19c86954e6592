package org.secureside.api.neighborhood;

import org.jspecify.annotations.Nullable;
import org.secureside.api.ResidentId;

/**
 * Who belongs to a neighborhood, by resident id. The answer is a {@link MemberPage}, or nothing if the reader is no
 * member.
 *
 * @param neighborhoodId the neighborhood
 * @param reader who asks
 * @param limit how many at the most, 1 to {@value #MAX_LIMIT}
 * @param after only those that come after this resident, or from the first on
 */
public record FetchMembers(
        NeighborhoodId neighborhoodId,
        ResidentId reader,
        int limit,
        @Nullable ResidentId after) {

    /** The most members on one page. */
    public static final int MAX_LIMIT = 200;
}
