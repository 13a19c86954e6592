package org.secureside.query.neighborhood;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.axonframework.messaging.responsetypes.ResponseTypes;
import org.axonframework.queryhandling.QueryGateway;
import org.jspecify.annotations.Nullable;
import org.secureside.api.EntityTag;
import org.secureside.api.neighborhood.FindNeighborhood;
import org.secureside.api.neighborhood.FindNeighborhoodsOf;
import org.secureside.api.neighborhood.NeighborhoodId;
import org.secureside.api.neighborhood.NeighborhoodPage;
import org.secureside.api.neighborhood.NeighborhoodView;
import org.secureside.query.access.NotForYou;
import org.secureside.query.page.Cursor;
import org.secureside.query.page.Limit;
import org.secureside.query.page.PageLinks;
import org.secureside.query.page.ViewDigest;
import org.secureside.web.problem.FieldCheck;
import org.secureside.web.security.Caller;
import org.secureside.web.security.ResidentsMay;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Shows residents their neighborhoods. */
@RestController
class NeighborhoodController {

    /**
     * The caller's neighborhoods, by name.
     *
     * @param neighborhoods the neighborhoods
     * @param next the cursor to send as {@code after} for the next page, absent on the last one
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Mine(
            List<NeighborhoodView> neighborhoods, @Nullable String next) {}

    private final QueryGateway queries;

    NeighborhoodController(QueryGateway queries) {
        this.queries = queries;
    }

    @ResidentsMay
    @GetMapping("/api/neighborhoods")
    ResponseEntity<Mine> mine(
            @RequestParam(defaultValue = "200") int limit,
            @RequestParam(required = false) @Nullable String after,
            Caller caller) {
        Optional<FindNeighborhoodsOf.Place> place = after == null ? Optional.empty() : NeighborhoodCursor.parse(after);
        new FieldCheck()
                .field("limit", Limit.problemWith(limit, FindNeighborhoodsOf.MAX_LIMIT))
                .field("after", Cursor.problemWith(after, place.isPresent()))
                .done();
        NeighborhoodPage page = queries.query(
                        new FindNeighborhoodsOf(caller.id(), limit, place.orElse(null)), NeighborhoodPage.class)
                .join();
        String next = page.more() ? NeighborhoodCursor.of(page.neighborhoods().getLast()) : null;
        return new PageLinks("/api/neighborhoods")
                .with("limit", limit)
                .link("next", "after", next)
                .on(ResponseEntity.ok())
                .body(new Mine(page.neighborhoods(), next));
    }

    @ResidentsMay
    @GetMapping("/api/neighborhoods/{neighborhood}")
    ResponseEntity<NeighborhoodView> one(@PathVariable UUID neighborhood, Caller caller) {
        NeighborhoodView view = queries.query(
                        new FindNeighborhood(new NeighborhoodId(neighborhood), caller.id()),
                        ResponseTypes.optionalInstanceOf(NeighborhoodView.class))
                .join()
                .orElseThrow(NotForYou::notAMember);
        return ResponseEntity.ok()
                .eTag(tagOf(view))
                .cacheControl(CacheControl.noCache().cachePrivate())
                .body(view);
    }

    /** Names the state of the neighborhood, as writers need it, and what this member sees beside it. */
    private static String tagOf(NeighborhoodView view) {
        return new EntityTag(view.neighborhoodId().value(), view.version())
                .asSeen(ViewDigest.of(view.role() + " " + view.unread() + " " + view.readUpTo()));
    }
}
