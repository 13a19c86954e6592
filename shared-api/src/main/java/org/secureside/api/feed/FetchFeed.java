package org.secureside.api.feed;

import org.secureside.api.ResidentId;
import org.secureside.api.neighborhood.NeighborhoodId;

/**
 * The messages of a neighborhood that answer no other, newest first. The answer is a {@link FeedPage}, or nothing if the
 * reader is no member.
 *
 * @param neighborhoodId the neighborhood
 * @param reader who asks
 * @param filter which messages
 * @param range which part of them
 * @param replies how many of the newest replies to embed in each, 0 to {@value #MAX_REPLIES}
 */
public record FetchFeed(
        NeighborhoodId neighborhoodId, ResidentId reader, FeedFilter filter, FeedRange range, int replies) {

    /** The most replies embedded in one message. */
    public static final int MAX_REPLIES = 20;
}
