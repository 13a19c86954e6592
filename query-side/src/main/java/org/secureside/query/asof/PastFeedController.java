package org.secureside.query.asof;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.secureside.api.feed.FeedPage;
import org.secureside.api.feed.FetchFeed;
import org.secureside.api.feed.MessageView;
import org.secureside.query.page.PageLinks;
import org.secureside.query.page.RangeParameters;
import org.secureside.web.problem.FieldCheck;
import org.secureside.web.security.AuditorsMay;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Shows auditors the feed of a neighborhood as it stood at an instant. */
@RestController
class PastFeedController {

    /** The name of the list in its cursors. */
    private static final String LIST = "past";

    private static final int DEFAULT_REPLIES = 3;

    /**
     * A page of messages as they stood, newest first.
     *
     * @param at the instant
     * @param position the position of the last event that is taken into account
     * @param messages the messages
     * @param next the cursor to send as {@code before} for the next older page, absent on the last one
     * @param prev the cursor to send as {@code after} for newer messages, absent where there is none to go by
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record PastFeed(
            Instant at,
            long position,
            List<MessageView> messages,
            @Nullable String next,
            @Nullable String prev) {}

    private final PastLog log;
    private final PastMessages messages;
    private final Clock clock = Clock.systemUTC();

    PastFeedController(PastLog log, PastMessages messages) {
        this.log = log;
        this.messages = messages;
    }

    @AuditorsMay
    @GetMapping("/api/history/neighborhoods/{neighborhood}/messages")
    ResponseEntity<PastFeed> feed(
            @PathVariable UUID neighborhood,
            @RequestParam(required = false) @Nullable String at,
            @RequestParam(required = false) @Nullable Integer replies,
            RangeParameters range) {
        int most = replies == null ? DEFAULT_REPLIES : replies;
        FieldCheck check = new FieldCheck().field("at", InstantAsked.problemWith(at, clock));
        range.check(check, LIST).field("replies", problemWithReplies(most)).done();
        Instant asked = InstantAsked.of(at, clock);
        long position = log.endAt(asked);
        FeedPage page = messages.page(neighborhood, position, range.range(LIST), most);
        PastFeed feed = new PastFeed(
                asked,
                position,
                page.messages(),
                RangeParameters.cursor(LIST, page.older()),
                RangeParameters.cursor(LIST, page.newer()));
        return new PageLinks("/api/history/neighborhoods/" + neighborhood + "/messages")
                .with("at", asked) // also where none was given: the pages of one feed stand at one instant
                .with("limit", range.limit())
                .with("replies", replies)
                .link("next", "before", feed.next)
                .link("prev", "after", feed.prev)
                .on(ResponseEntity.ok())
                .cacheControl(CacheControl.noStore())
                .body(feed);
    }

    private static Optional<String> problemWithReplies(int replies) {
        return replies >= 0 && replies <= FetchFeed.MAX_REPLIES
                ? Optional.empty()
                : Optional.of("must be 0 to " + FetchFeed.MAX_REPLIES);
    }
}
