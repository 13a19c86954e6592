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

/** Shows admins what the query nodes have parked, whichever of them is asked. */
@RestController
class DeadLetterController {

    private final DeadLetters letters;
    private final Peers peers;
    private final JsonMapper json;

    DeadLetterController(DeadLetters letters, Peers peers, JsonMapper json) {
        this.letters = letters;
        this.peers = peers;
        this.json = json;
    }

    /**
     * What is parked.
     *
     * @param deadLetters the parked events of each node, in the order of the log
     * @param silent the nodes that did not answer
     */
    record Parked(List<DeadLetters.Letter> deadLetters, List<SilentNode> silent) {}

    /**
     * Tells what this node has parked, and unless it is asked for its own only, what the others have.
     *
     * @param own whether only this node is asked for
     */
    @AdminsMay
    @GetMapping("/api/dead-letters")
    Parked parked(@RequestParam(defaultValue = "false") boolean own, HttpServletRequest request) {
        List<DeadLetters.Letter> parked = new ArrayList<>(letters.own());
        Map<String, PeerAnswer> others = own ? Map.of() : peers.ask(Question.of(request, "/api/dead-letters?own=true"));
        others.values().stream()
                .flatMap(answer -> answer.answered().stream())
                .map(answer -> json.treeToValue(answer, Parked.class))
                .forEach(answer -> parked.addAll(answer.deadLetters()));
        return new Parked(parked, SilentNode.among(others));
    }
}
