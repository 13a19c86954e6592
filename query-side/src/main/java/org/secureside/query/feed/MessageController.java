package org.secureside.query.feed;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import org.axonframework.messaging.responsetypes.ResponseTypes;
import org.axonframework.queryhandling.QueryGateway;
import org.jspecify.annotations.Nullable;
import org.secureside.api.feed.FeedPage;
import org.secureside.api.feed.FeedRange;
import org.secureside.api.feed.FetchReplies;
import org.secureside.api.feed.FetchVersions;
import org.secureside.api.feed.FindMessage;
import org.secureside.api.feed.MessageView;
import org.secureside.api.feed.VersionView;
import org.secureside.api.feed.VersionsPage;
import org.secureside.api.message.MessageId;
import org.secureside.query.access.NotForYou;
import org.secureside.query.page.Cursor;
import org.secureside.query.page.PageLinks;
import org.secureside.query.page.RangeParameters;
import org.secureside.web.problem.FieldCheck;
import org.secureside.web.security.Caller;
import org.secureside.web.security.ResidentsMay;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Shows members one message, what was answered to it, and what it said before. */
@RestController
class MessageController {

    private static final String REPLIES = "replies";
    private static final String VERSIONS = "versions";

    /**
     * A page of a message's texts, the newest first.
     *
     * @param versions the texts
     * @param next the cursor to send as {@code before} for the next page, absent on the last one
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record VersionList(List<VersionView> versions, @Nullable String next) {}

    private final QueryGateway queries;

    MessageController(QueryGateway queries) {
        this.queries = queries;
    }

    @ResidentsMay
    @GetMapping("/api/messages/{message}")
    ResponseEntity<MessageView> message(@PathVariable UUID message, Caller caller) {
        MessageView view = queries.query(
                        new FindMessage(new MessageId(message), caller.id()),
                        ResponseTypes.optionalInstanceOf(MessageView.class))
                .join()
                .orElseThrow(() -> NotForYou.noSuchMessage(message));
        return ResponseEntity.ok()
                .eTag(ViewTag.of(view))
                .cacheControl(CacheControl.noCache().cachePrivate())
                .body(view);
    }

    @ResidentsMay
    @GetMapping("/api/messages/{message}/replies")
    ResponseEntity<MessagePage> replies(@PathVariable UUID message, RangeParameters range, Caller caller) {
        range.check(new FieldCheck(), REPLIES).done();
        FeedPage page = queries.query(
                        new FetchReplies(new MessageId(message), caller.id(), range.range(REPLIES)),
                        ResponseTypes.optionalInstanceOf(FeedPage.class))
                .join()
                .orElseThrow(() -> NotForYou.noSuchMessage(message));
        PageLinks links = new PageLinks("/api/messages/" + message + "/replies").with("limit", range.limit());
        return MessagePage.answer(page, REPLIES, links);
    }

    @ResidentsMay
    @GetMapping("/api/messages/{message}/versions")
    ResponseEntity<VersionList> versions(
            @PathVariable UUID message,
            @RequestParam(defaultValue = "50") int limit,
            @RequestParam(required = false) @Nullable String before,
            Caller caller) {
        OptionalLong place = before == null ? OptionalLong.empty() : Cursor.parsePosition(VERSIONS, before);
        new FieldCheck()
                .field("limit", FeedRange.problemWithLimit(limit))
                .field("before", Cursor.problemWith(before, place.isPresent()))
                .done();
        VersionsPage page = queries.query(
                        new FetchVersions(new MessageId(message), caller.id(), limit, place.orElse(Long.MAX_VALUE)),
                        ResponseTypes.optionalInstanceOf(VersionsPage.class))
                .join()
                .orElseThrow(() -> NotForYou.noSuchMessage(message));
        String next = page.older().isPresent()
                ? Cursor.at(VERSIONS, page.older().getAsLong()).text()
                : null;
        return new PageLinks("/api/messages/" + message + "/versions")
                .with("limit", limit)
                .link("next", "before", next)
                .on(ResponseEntity.ok())
                .body(new VersionList(page.versions(), next));
    }
}
