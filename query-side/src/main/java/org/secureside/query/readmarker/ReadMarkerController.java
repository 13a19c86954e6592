package org.secureside.query.readmarker;

import java.util.Optional;
import java.util.UUID;
import org.axonframework.messaging.responsetypes.ResponseTypes;
import org.axonframework.queryhandling.QueryGateway;
import org.secureside.api.message.MessageId;
import org.secureside.api.neighborhood.FindNeighborhood;
import org.secureside.api.neighborhood.NeighborhoodId;
import org.secureside.api.neighborhood.NeighborhoodView;
import org.secureside.query.access.NotForYou;
import org.secureside.web.problem.ProblemException;
import org.secureside.web.problem.ProblemType;
import org.secureside.web.security.Caller;
import org.secureside.web.security.ResidentsMay;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Shows residents how far they have read. */
@RestController
class ReadMarkerController {

    /**
     * The caller's marker, in the form in which it is put.
     *
     * @param messageId the newest message read
     */
    record Marker(MessageId messageId) {}

    private final QueryGateway queries;

    ReadMarkerController(QueryGateway queries) {
        this.queries = queries;
    }

    @ResidentsMay
    @GetMapping("/api/neighborhoods/{neighborhood}/read-marker")
    Marker marker(@PathVariable UUID neighborhood, Caller caller) {
        NeighborhoodView seen = queries.query(
                        new FindNeighborhood(new NeighborhoodId(neighborhood), caller.id()),
                        ResponseTypes.optionalInstanceOf(NeighborhoodView.class))
                .join()
                .orElseThrow(NotForYou::notAMember);
        return Optional.ofNullable(seen.readUpTo())
                .map(Marker::new)
                .orElseThrow(() -> new ProblemException(
                        ProblemType.NOT_FOUND, "You have not said yet how far you have read here."));
    }
}
