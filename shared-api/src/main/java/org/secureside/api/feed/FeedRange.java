package org.secureside.api.feed;

import java.util.Optional;

/**
 * Which part of a list of messages is wanted. Positions are those of the messages in the log of all events.
 *
 * @param limit how many at the most, 1 to {@value #MAX_LIMIT}
 * @param start where to begin
 */
public record FeedRange(int limit, Start start) {

    /** The most messages on one page. */
    public static final int MAX_LIMIT = 200;

    /** Where a page begins. */
    public sealed interface Start {}

    /** The newest messages. */
    public record Newest() implements Start {}

    /**
     * The messages before a position, the nearest ones first.
     *
     * @param position the position, itself not included
     */
    public record Before(long position) implements Start {}

    /**
     * The messages after a position, those nearest to it, and among themselves newest first as ever.
     *
     * @param position the position, itself not included
     */
    public record After(long position) implements Start {}

    /** Returns what is wrong with a limit, worded to follow its name, or empty if nothing is. */
    public static Optional<String> problemWithLimit(int limit) {
        return limit >= 1 && limit <= MAX_LIMIT ? Optional.empty() : Optional.of("must be 1 to " + MAX_LIMIT);
    }
}
