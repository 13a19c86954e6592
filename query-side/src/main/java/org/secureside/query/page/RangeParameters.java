package org.secureside.query.page;

import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.secureside.api.feed.FeedRange;
import org.secureside.web.problem.FieldCheck;

/**
 * The parameters of a request that say which part of a list is wanted, as they were sent.
 *
 * @param limit how many at the most
 * @param before a cursor: only what is older
 * @param after a cursor: only what is newer
 */
public record RangeParameters(
        @Nullable Integer limit,
        @Nullable String before,
        @Nullable String after) {

    private static final int DEFAULT_LIMIT = 50;

    /** Notes what is wrong with them, for a kind of list. */
    public FieldCheck check(FieldCheck check, String list) {
        return check.field("limit", FeedRange.problemWithLimit(limitOrDefault()))
                .field("before", Cursor.problemWith(before, isPlace(list, before)))
                .field("after", Cursor.problemWith(after, isPlace(list, after)))
                .field(
                        "after",
                        before == null || after == null
                                ? Optional.empty()
                                : Optional.of("cannot be combined with before: send one of them"));
    }

    /** Returns the range that they describe, if nothing is wrong with them. */
    public FeedRange range(String list) {
        FeedRange.Start start = new FeedRange.Newest();
        if (before != null) {
            start = new FeedRange.Before(Cursor.parsePosition(list, before).orElseThrow());
        } else if (after != null) {
            start = new FeedRange.After(Cursor.parsePosition(list, after).orElseThrow());
        }
        return new FeedRange(limitOrDefault(), start);
    }

    /** Returns the cursor of a position in a kind of list, or nothing if there is no position. */
    public static @Nullable String cursor(String list, OptionalLong position) {
        return position.isPresent() ? Cursor.at(list, position.getAsLong()).text() : null;
    }

    private int limitOrDefault() {
        return limit == null ? DEFAULT_LIMIT : limit;
    }

    private static boolean isPlace(String list, @Nullable String cursor) {
        return cursor != null && Cursor.parsePosition(list, cursor).isPresent();
    }
}
