package org.secureside.query.looks;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.secureside.api.ResidentId;
import org.secureside.api.feed.FeedRange;
import org.secureside.query.history.EventFilter;
import org.secureside.query.page.Cursor;
import org.secureside.query.page.InstantParameter;
import org.secureside.query.page.PageLinks;
import org.secureside.web.problem.FieldCheck;

/**
 * The parameters of a request for looks, as they were sent.
 *
 * @param auditor who looked
 * @param from an instant, RFC 3339
 * @param to an instant, RFC 3339
 * @param limit how many at the most
 * @param before a cursor: only what is older
 */
record LookParameters(
        @Nullable String auditor,
        @Nullable String from,
        @Nullable String to,
        @Nullable Integer limit,
        @Nullable String before) {

    static final String LIST = "looks";
    private static final int DEFAULT_LIMIT = 50;

    /** Refuses them if something is wrong with them. */
    void check() {
        boolean place = before != null && Cursor.parsePosition(LIST, before).isPresent();
        new FieldCheck()
                .field("auditor", auditor == null ? Optional.empty() : ResidentId.problemWith(auditor))
                .field("from", InstantParameter.problemWith(from))
                .field("to", InstantParameter.problemWith(to))
                .field("limit", FeedRange.problemWithLimit(limitOrDefault()))
                .field("before", Cursor.problemWith(before, place))
                .done();
    }

    EventFilter filter(String type) {
        return new EventFilter(
                null,
                null,
                auditor,
                type,
                InstantParameter.parse(from).orElse(null),
                InstantParameter.parse(to).orElse(null));
    }

    FeedRange range() {
        return new FeedRange(
                limitOrDefault(),
                before == null
                        ? new FeedRange.Newest()
                        : new FeedRange.Before(
                                Cursor.parsePosition(LIST, before).orElseThrow()));
    }

    PageLinks links() {
        return new PageLinks("/api/history/looks")
                .with("auditor", auditor)
                .with("from", from)
                .with("to", to)
                .with("limit", limit);
    }

    private int limitOrDefault() {
        return limit == null ? DEFAULT_LIMIT : limit;
    }
}
