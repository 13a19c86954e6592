package org.secureside.query.orders;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.secureside.query.peers.PeerAnswer;
import org.secureside.query.peers.Peers;
import org.secureside.query.peers.Question;
import org.secureside.web.security.AdminsMay;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** Shows admins how the query nodes stand, whichever of them is asked. */
@RestController
class NodesController {

    private final OwnStatus status;
    private final Peers peers;
    private final JsonMapper json;

    NodesController(OwnStatus status, Peers peers, JsonMapper json) {
        this.status = status;
        this.peers = peers;
        this.json = json;
    }

    /**
     * The query nodes.
     *
     * @param nodes how each of them stands
     * @param silent those that did not answer
     */
    record Nodes(List<NodeStatus> nodes, List<SilentNode> silent) {}

    /**
     * Tells how this node stands, and unless it is asked for its own only, how the others do.
     *
     * @param own whether only this node is asked for
     */
    @AdminsMay
    @GetMapping("/api/nodes")
    Nodes nodes(@RequestParam(defaultValue = "false") boolean own, HttpServletRequest request) {
        List<NodeStatus> nodes = new ArrayList<>(List.of(status.now()));
        Map<String, PeerAnswer> others = own ? Map.of() : peers.ask(Question.of(request, "/api/nodes?own=true"));
        others.values().stream()
                .flatMap(answer -> answer.answered().stream())
                .map(answer -> json.treeToValue(answer, Nodes.class))
                .forEach(answer -> nodes.addAll(answer.nodes()));
        return new Nodes(nodes, SilentNode.among(others));
    }
}
