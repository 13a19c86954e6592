package org.secureside.api.search;

import org.jspecify.annotations.Nullable;
import org.secureside.api.ResidentId;
import org.secureside.api.feed.FeedFilter;
import org.secureside.api.neighborhood.NeighborhoodId;

/**
 * The messages of a neighborhood, replies included, that match a search, the most relevant first. Only what is still
 * visible is found. The answer is a {@link SearchPage}, or nothing if the reader is no member.
 *
 * @param neighborhoodId the neighborhood
 * @param reader who asks
 * @param words what to look for: words that must all occur, {@code "a phrase"}, {@code or}, and {@code -} before what
 *     must not occur
 * @param filter which messages
 * @param limit how many at the most, 1 to {@value #MAX_LIMIT}
 * @param after only those that come after this place in the order, or from the first on
 */
public record SearchMessages(
        NeighborhoodId neighborhoodId,
        ResidentId reader,
        String words,
        FeedFilter filter,
        int limit,
        @Nullable Place after) {

    /** The most messages on one page. */
    public static final int MAX_LIMIT = 50;

    /** The longest search, in Unicode code points. */
    public static final int MAX_CHARACTERS = 200;

    /** How many of the newest matches are looked at: a word that everybody uses would otherwise rank the whole log. */
    public static final int MAX_RANKED = 2_000;

    /**
     * A place in the order of matches: by relevance, and among equal ones the newest first.
     *
     * @param rank the relevance
     * @param position the message's position in the log of all events
     */
    public record Place(float rank, long position) {}
}
