package org.secureside.query.orders;

import java.util.List;
import org.secureside.web.security.AdminsMay;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Shows admins how this query node stands. */
@RestController
class NodesController {

    /**
     * The query node that answers.
     *
     * @param nodes how it stands
     */
    record Nodes(List<NodeStatus> nodes) {}

    private final OwnStatus own;

    NodesController(OwnStatus own) {
        this.own = own;
    }

    @AdminsMay
    @GetMapping("/api/nodes")
    Nodes nodes() {
        return new Nodes(List.of(own.now()));
    }
}
