package org.secureside.query.feed;

import java.util.Optional;
import java.util.UUID;
import org.axonframework.messaging.responsetypes.ResponseTypes;
import org.axonframework.queryhandling.QueryGateway;
import org.secureside.api.feed.FeedFilter;
import org.secureside.api.feed.FeedPage;
import org.secureside.api.feed.FetchFeed;
import org.secureside.api.neighborhood.NeighborhoodId;
import org.secureside.query.access.NotForYou;
import org.secureside.query.page.PageLinks;
import org.secureside.query.page.RangeParameters;
import org.secureside.query.reads.LongReads;
import org.secureside.web.problem.FieldCheck;
import org.secureside.web.security.Caller;
import org.secureside.web.security.ResidentsMay;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Shows members what was said in their neighborhood. */
@RestController
class FeedController {

    private static final String LIST = "feed";

    private final QueryGateway queries;
    private final LongReads longReads;

    FeedController(QueryGateway queries, LongReads longReads) {
        this.queries = queries;
        this.longReads = longReads;
    }

    @ResidentsMay
    @GetMapping("/api/neighborhoods/{neighborhood}/messages")
    ResponseEntity<MessagePage> feed(
            @PathVariable UUID neighborhood,
            RangeParameters range,
            FilterParameters filter,
            @RequestParam(defaultValue = "3") int replies,
            Caller caller) {
        FieldCheck check = new FieldCheck();
        range.check(check, LIST);
        filter.check(check).field("replies", problemWithReplies(replies)).done();
        NeighborhoodId id = new NeighborhoodId(neighborhood);
        FetchFeed query = new FetchFeed(id, caller.id(), filter.filter(), range.range(LIST), replies);
        FeedPage page = (query.filter().equals(FeedFilter.ALL)
                        ? read(query)
                        : longReads.read(caller.id(), () -> read(query)))
                .orElseThrow(NotForYou::notAMember);
        PageLinks links = new PageLinks("/api/neighborhoods/" + id + "/messages").with("limit", range.limit());
        filter.repeatedOn(links).with("replies", replies);
        return MessagePage.answer(page, LIST, links);
    }

    private Optional<FeedPage> read(FetchFeed query) {
        return queries.query(query, ResponseTypes.optionalInstanceOf(FeedPage.class))
                .join();
    }

    private static Optional<String> problemWithReplies(int replies) {
        return replies >= 0 && replies <= FetchFeed.MAX_REPLIES
                ? Optional.empty()
                : Optional.of("must be 0 to " + FetchFeed.MAX_REPLIES);
    }
}
