package org.secureside.api.feed;

import java.util.OptionalLong;
import org.secureside.api.neighborhood.NeighborhoodId;

/**
 * The messages of a neighborhood, newest first.
 *
 * @param neighborhoodId the neighborhood
 * @param limit how many at the most, 1 to {@value #MAX_LIMIT}
 * @param before only messages before this position in the log of all events, or from the newest on
 */
public record FetchFeed(NeighborhoodId neighborhoodId, int limit, OptionalLong before) {

    /** The most messages on one page. */
    public static final int MAX_LIMIT = 200;
}
