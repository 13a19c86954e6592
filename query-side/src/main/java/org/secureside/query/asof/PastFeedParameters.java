package org.secureside.query.asof;

import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.secureside.api.feed.FeedRange;
import org.secureside.api.feed.FetchFeed;
import org.secureside.query.page.Cursor;
import org.secureside.web.problem.FieldCheck;

/**
 * The parameters of a request for a feed of the past, as they were sent.
 *
 * @param at an instant, RFC 3339; the present if not given
 * @param limit how many at the most
 * @param before a cursor: only what is older
 * @param after a cursor: only what is newer
 * @param replies how many of the newest replies to embed in each message
 */
record PastFeedParameters(
        @Nullable String at,
        @Nullable Integer limit,
        @Nullable String before,
        @Nullable String after,
        @Nullable Integer replies) {

    static final String LIST = "past";
    private static final int DEFAULT_LIMIT = 50;
    private static final int DEFAULT_REPLIES = 3;

    /** Refuses them if something is wrong with them. */
    void check(Clock clock) {
        new FieldCheck()
                .field("at", InstantAsked.problemWith(at, clock))
                .field("limit", FeedRange.problemWithLimit(limitOrDefault()))
                .field("before", Cursor.problemWith(before, isPlace(before)))
                .field("after", Cursor.problemWith(after, isPlace(after)))
                .field(
                        "after",
                        before == null || after == null
                                ? Optional.empty()
                                : Optional.of("cannot be combined with before: send one of them"))
                .field(
                        "replies",
                        repliesOrDefault() >= 0 && repliesOrDefault() <= FetchFeed.MAX_REPLIES
                                ? Optional.empty()
                                : Optional.of("must be 0 to " + FetchFeed.MAX_REPLIES))
                .done();
    }

    FeedRange range() {
        FeedRange.Start start = new FeedRange.Newest();
        if (before != null) {
            start = new FeedRange.Before(Cursor.parsePosition(LIST, before).orElseThrow());
        } else if (after != null) {
            start = new FeedRange.After(Cursor.parsePosition(LIST, after).orElseThrow());
        }
        return new FeedRange(limitOrDefault(), start);
    }

    int repliesOrDefault() {
        return replies == null ? DEFAULT_REPLIES : replies;
    }

    private int limitOrDefault() {
        return limit == null ? DEFAULT_LIMIT : limit;
    }

    private static boolean isPlace(@Nullable String cursor) {
        return cursor != null && Cursor.parsePosition(LIST, cursor).isPresent();
    }
}
