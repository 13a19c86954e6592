package org.secureside.query.neighborhood;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.axonframework.messaging.responsetypes.ResponseTypes;
import org.axonframework.queryhandling.QueryGateway;
import org.jspecify.annotations.Nullable;
import org.secureside.api.ResidentId;
import org.secureside.api.neighborhood.FetchMembers;
import org.secureside.api.neighborhood.FindMember;
import org.secureside.api.neighborhood.MemberPage;
import org.secureside.api.neighborhood.MemberView;
import org.secureside.api.neighborhood.NeighborhoodId;
import org.secureside.query.access.NotForYou;
import org.secureside.query.page.Cursor;
import org.secureside.query.page.Limit;
import org.secureside.query.page.PageLinks;
import org.secureside.web.problem.FieldCheck;
import org.secureside.web.problem.ProblemException;
import org.secureside.web.problem.ProblemType;
import org.secureside.web.security.Caller;
import org.secureside.web.security.ResidentsMay;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Shows members who belongs to their neighborhood. */
@RestController
class MemberController {

    private static final String LIST = "members";

    /**
     * A page of members, by resident id.
     *
     * @param members the members
     * @param next the cursor to send as {@code after} for the next page, absent on the last one
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Members(List<MemberView> members, @Nullable String next) {}

    private final QueryGateway queries;

    MemberController(QueryGateway queries) {
        this.queries = queries;
    }

    @ResidentsMay
    @GetMapping("/api/neighborhoods/{neighborhood}/members")
    ResponseEntity<Members> members(
            @PathVariable UUID neighborhood,
            @RequestParam(defaultValue = "100") int limit,
            @RequestParam(required = false) @Nullable String after,
            Caller caller) {
        Optional<ResidentId> place = after == null ? Optional.empty() : placeOf(after);
        new FieldCheck()
                .field("limit", Limit.problemWith(limit, FetchMembers.MAX_LIMIT))
                .field("after", Cursor.problemWith(after, place.isPresent()))
                .done();
        NeighborhoodId id = new NeighborhoodId(neighborhood);
        MemberPage page = queries.query(
                        new FetchMembers(id, caller.id(), limit, place.orElse(null)),
                        ResponseTypes.optionalInstanceOf(MemberPage.class))
                .join()
                .orElseThrow(NotForYou::notAMember);
        String next = page.more()
                ? new Cursor(LIST, List.of(page.members().getLast().resident().value())).text()
                : null;
        return new PageLinks("/api/neighborhoods/" + id + "/members")
                .with("limit", limit)
                .link("next", "after", next)
                .on(ResponseEntity.ok())
                .body(new Members(page.members(), next));
    }

    @ResidentsMay
    @GetMapping("/api/neighborhoods/{neighborhood}/members/{resident}")
    MemberView member(@PathVariable UUID neighborhood, @PathVariable String resident, Caller caller) {
        new FieldCheck().field("resident", ResidentId.problemWith(resident)).done();
        return queries
                .query(
                        new FindMember(new NeighborhoodId(neighborhood), new ResidentId(resident), caller.id()),
                        ResponseTypes.optionalInstanceOf(MemberPage.class))
                .join()
                .orElseThrow(NotForYou::notAMember)
                .members()
                .stream()
                .findFirst()
                .orElseThrow(() -> new ProblemException(
                        ProblemType.NOT_FOUND, "The neighborhood has no member with this resident id."));
    }

    private static Optional<ResidentId> placeOf(String cursor) {
        return Cursor.parse(LIST, 1, cursor)
                .map(List::getFirst)
                .filter(resident -> ResidentId.problemWith(resident).isEmpty())
                .map(ResidentId::new);
    }
}
