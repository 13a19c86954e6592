package org.secureside.query.search;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.axonframework.messaging.responsetypes.ResponseTypes;
import org.axonframework.queryhandling.QueryGateway;
import org.jspecify.annotations.Nullable;
import org.secureside.api.StorableText;
import org.secureside.api.neighborhood.NeighborhoodId;
import org.secureside.api.search.Match;
import org.secureside.api.search.SearchMessages;
import org.secureside.api.search.SearchPage;
import org.secureside.query.access.NotForYou;
import org.secureside.query.feed.FilterParameters;
import org.secureside.query.page.Cursor;
import org.secureside.query.page.Limit;
import org.secureside.query.page.PageLinks;
import org.secureside.query.reads.LongReads;
import org.secureside.web.problem.FieldCheck;
import org.secureside.web.security.Caller;
import org.secureside.web.security.ResidentsMay;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Lets members search what was said in their neighborhood. */
@RestController
class SearchController {

    /**
     * What was found, the most relevant first.
     *
     * @param matches the messages
     * @param next the cursor to send as {@code after} for the next page, absent on the last one
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Matches(List<Match> matches, @Nullable String next) {}

    private final QueryGateway queries;
    private final LongReads longReads;

    SearchController(QueryGateway queries, LongReads longReads) {
        this.queries = queries;
        this.longReads = longReads;
    }

    @ResidentsMay
    @GetMapping("/api/neighborhoods/{neighborhood}/search")
    ResponseEntity<Matches> search(
            @PathVariable UUID neighborhood,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(defaultValue = "20") int limit,
            @RequestParam(required = false) @Nullable String after,
            FilterParameters filter,
            Caller caller) {
        Optional<SearchMessages.Place> place = after == null ? Optional.empty() : SearchCursor.parse(after);
        FieldCheck check = new FieldCheck()
                .field("q", StorableText.problemWith(q, SearchMessages.MAX_CHARACTERS))
                .field("limit", Limit.problemWith(limit, SearchMessages.MAX_LIMIT))
                .field("after", Cursor.problemWith(after, place.isPresent()));
        filter.check(check).done();
        NeighborhoodId id = new NeighborhoodId(neighborhood);
        String words = Objects.requireNonNull(q);
        SearchMessages query = new SearchMessages(id, caller.id(), words, filter.filter(), limit, place.orElse(null));
        SearchPage page = longReads
                .read(
                        caller.id(),
                        () -> queries.query(query, ResponseTypes.optionalInstanceOf(SearchPage.class))
                                .join())
                .orElseThrow(NotForYou::notAMember);
        String next = page.next() == null ? null : SearchCursor.of(page.next());
        PageLinks links = new PageLinks("/api/neighborhoods/" + id + "/search")
                .with("q", words)
                .with("limit", limit);
        return filter.repeatedOn(links)
                .link("next", "after", next)
                .on(ResponseEntity.ok())
                .body(new Matches(page.matches(), next));
    }
}
