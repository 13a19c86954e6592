package org.secureside.query.asof;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.secureside.api.feed.FeedPage;
import org.secureside.api.feed.MessageView;
import org.secureside.query.history.HistoryEvents;
import org.secureside.query.page.Cursor;
import org.secureside.query.page.PageLinks;
import org.secureside.web.security.AuditorsMay;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Shows auditors the feed of a neighborhood as it stood at an instant. */
@RestController
class PastFeedController {

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

    private final HistoryEvents history;
    private final PastMessages messages;
    private final Clock clock = Clock.systemUTC();

    PastFeedController(HistoryEvents history, PastMessages messages) {
        this.history = history;
        this.messages = messages;
    }

    @AuditorsMay
    @GetMapping("/api/history/neighborhoods/{neighborhood}/messages")
    ResponseEntity<PastFeed> feed(@PathVariable UUID neighborhood, PastFeedParameters parameters) {
        parameters.check(clock);
        Instant at = InstantAsked.of(parameters.at(), clock);
        long position = history.lastAt(at);
        FeedPage page = messages.page(neighborhood, position, parameters.range(), parameters.repliesOrDefault());
        PastFeed feed = new PastFeed(at, position, page.messages(), cursor(page.older()), cursor(page.newer()));
        return new PageLinks("/api/history/neighborhoods/" + neighborhood + "/messages")
                .with("at", at) // also where none was given: the pages of one feed stand at one instant
                .with("limit", parameters.limit())
                .with("replies", parameters.replies())
                .link("next", "before", feed.next)
                .link("prev", "after", feed.prev)
                .on(ResponseEntity.ok())
                .cacheControl(CacheControl.noStore())
                .body(feed);
    }

    private static @Nullable String cursor(OptionalLong position) {
        return position.isPresent()
                ? Cursor.at(PastFeedParameters.LIST, position.getAsLong()).text()
                : null;
    }
}
