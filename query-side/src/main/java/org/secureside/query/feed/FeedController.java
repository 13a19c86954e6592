package org.secureside.query.feed;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.axonframework.messaging.responsetypes.ResponseTypes;
import org.axonframework.queryhandling.QueryGateway;
import org.jspecify.annotations.Nullable;
import org.secureside.api.feed.FeedPage;
import org.secureside.api.feed.FetchFeed;
import org.secureside.api.feed.FindMessage;
import org.secureside.api.feed.MessageView;
import org.secureside.api.message.MessageId;
import org.secureside.api.neighborhood.NeighborhoodId;
import org.secureside.query.neighborhood.Neighborhoods;
import org.secureside.web.problem.FieldCheck;
import org.secureside.web.problem.ProblemException;
import org.secureside.web.problem.ProblemType;
import org.secureside.web.security.Caller;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Shows members what was said. */
@RestController
class FeedController {

    /**
     * A page, newest message first.
     *
     * @param messages the messages
     * @param next the cursor of the next page, absent on the last one
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Page(List<MessageView> messages, @Nullable String next) {}

    private final QueryGateway queries;
    private final Neighborhoods neighborhoods;

    FeedController(QueryGateway queries, Neighborhoods neighborhoods) {
        this.queries = queries;
        this.neighborhoods = neighborhoods;
    }

    @GetMapping("/api/neighborhoods/{neighborhood}/messages")
    Page feed(
            @PathVariable UUID neighborhood,
            @RequestParam(defaultValue = "50") int limit,
            @RequestParam(required = false) @Nullable String before,
            Caller caller) {
        new FieldCheck()
                .field("limit", limitProblem(limit))
                .field("before", Cursor.problemWith(before))
                .done();
        NeighborhoodId id = new NeighborhoodId(neighborhood);
        if (!neighborhoods.hasMember(id, caller.id())) {
            throw new ProblemException(
                    ProblemType.NOT_A_MEMBER,
                    "Only members read a neighborhood's messages: check the id, or ask a moderator to admit you.");
        }
        OptionalLong position = before == null ? OptionalLong.empty() : Cursor.parse(before);
        FeedPage page = queries.query(new FetchFeed(id, limit, position), FeedPage.class)
                .join();
        return new Page(
                page.messages(), page.next().isPresent() ? Cursor.of(page.next().getAsLong()) : null);
    }

    @GetMapping("/api/messages/{message}")
    ResponseEntity<MessageView> message(@PathVariable UUID message, Caller caller) {
        MessageView view = queries.query(
                        new FindMessage(new MessageId(message), caller.id()),
                        ResponseTypes.optionalInstanceOf(MessageView.class))
                .join()
                .orElseThrow(() -> new ProblemException(
                        ProblemType.NOT_FOUND, "There is no message with the id " + message + " that you may read."));
        return ResponseEntity.ok()
                .eTag("\"" + view.messageId() + "@" + view.version() + "\"")
                .body(view);
    }

    private static Optional<String> limitProblem(int limit) {
        return limit >= 1 && limit <= FetchFeed.MAX_LIMIT
                ? Optional.empty()
                : Optional.of("must be 1 to " + FetchFeed.MAX_LIMIT);
    }
}
