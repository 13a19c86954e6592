package org.secureside.query.neighborhood;

import java.util.List;
import org.axonframework.messaging.responsetypes.ResponseTypes;
import org.axonframework.queryhandling.QueryGateway;
import org.secureside.api.neighborhood.FindNeighborhoodsOf;
import org.secureside.api.neighborhood.NeighborhoodView;
import org.secureside.web.security.Caller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Shows residents their neighborhoods. */
@RestController
class NeighborhoodController {

    /**
     * The caller's neighborhoods.
     *
     * @param neighborhoods by name
     */
    record Mine(List<NeighborhoodView> neighborhoods) {}

    private final QueryGateway queries;

    NeighborhoodController(QueryGateway queries) {
        this.queries = queries;
    }

    @GetMapping("/api/neighborhoods")
    Mine mine(Caller caller) {
        return new Mine(queries.query(
                        new FindNeighborhoodsOf(caller.id()), ResponseTypes.multipleInstancesOf(NeighborhoodView.class))
                .join());
    }
}
