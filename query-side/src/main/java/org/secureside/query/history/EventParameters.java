package org.secureside.query.history;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.secureside.api.ResidentId;
import org.secureside.api.feed.FeedRange;
import org.secureside.query.page.Cursor;
import org.secureside.query.page.InstantParameter;
import org.secureside.query.page.PageLinks;
import org.secureside.web.problem.FieldCheck;

/**
 * The parameters of a request for events, as they were sent.
 *
 * @param message a message id
 * @param neighborhood a neighborhood id
 * @param actor a subject of tokens, or the name of a node
 * @param type the name of an event
 * @param from an instant, RFC 3339
 * @param to an instant, RFC 3339
 * @param limit how many at the most
 * @param before a cursor: only what is older
 * @param after a cursor: only what is newer
 */
record EventParameters(
        @Nullable String message,
        @Nullable String neighborhood,
        @Nullable String actor,
        @Nullable String type,
        @Nullable String from,
        @Nullable String to,
        @Nullable Integer limit,
        @Nullable String before,
        @Nullable String after) {

    static final String LIST = "history";
    private static final int DEFAULT_LIMIT = 50;
    private static final int LONGEST_TYPE = 255;

    /** Refuses them if something is wrong with them. */
    void check() {
        new FieldCheck()
                .field("message", problemWithId(message))
                .field("neighborhood", problemWithId(neighborhood))
                .field("actor", actor == null ? Optional.empty() : ResidentId.problemWith(actor))
                .field("type", problemWithType())
                .field("from", InstantParameter.problemWith(from))
                .field("to", InstantParameter.problemWith(to))
                .field("limit", FeedRange.problemWithLimit(limitOrDefault()))
                .field("before", Cursor.problemWith(before, isPlace(before)))
                .field("after", Cursor.problemWith(after, isPlace(after)))
                .field(
                        "after",
                        before == null || after == null
                                ? Optional.empty()
                                : Optional.of("cannot be combined with before: send one of them"))
                .done();
    }

    EventFilter filter() {
        return new EventFilter(
                message == null ? null : UUID.fromString(message),
                neighborhood == null ? null : UUID.fromString(neighborhood),
                actor,
                type,
                InstantParameter.parse(from).orElse(null),
                InstantParameter.parse(to).orElse(null));
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

    PageLinks links() {
        return new PageLinks("/api/history/events")
                .with("message", message)
                .with("neighborhood", neighborhood)
                .with("actor", actor)
                .with("type", type)
                .with("from", from)
                .with("to", to)
                .with("limit", limit);
    }

    private int limitOrDefault() {
        return limit == null ? DEFAULT_LIMIT : limit;
    }

    private Optional<String> problemWithType() {
        return type == null || (type.length() <= LONGEST_TYPE && type.indexOf('\0') < 0)
                ? Optional.empty()
                : Optional.of("must be the name of an event, such as MessageSent");
    }

    private static Optional<String> problemWithId(@Nullable String id) {
        return id == null || TopLevel.uuid(id) != null ? Optional.empty() : Optional.of("must be a UUID");
    }

    private static boolean isPlace(@Nullable String cursor) {
        return cursor != null && Cursor.parsePosition(LIST, cursor).isPresent();
    }
}
