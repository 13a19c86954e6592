package org.secureside.query.delays;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.secureside.query.peers.PeerAnswer;
import org.secureside.query.peers.Peers;
import org.secureside.query.peers.Question;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Asks every node, this one included, what it knows of a window. */
@Component
class AllNodes {

    private static final JsonMapper JSON = new JsonMapper();

    private final LocalFacts here;
    private final Peers peers;

    AllNodes(LocalFacts here, Peers peers) {
        this.here = here;
        this.peers = peers;
    }

    /** Returns the answers of all nodes, this one first. */
    List<NodeAnswer> ask(HttpServletRequest request, Window window, List<Long> positions) {
        String path = LocalFactsController.PATH
                + "?from=%s&to=%s&late=%d&positions=%s"
                        .formatted(
                                window.from(),
                                window.to(),
                                window.late(),
                                positions.stream().map(String::valueOf).collect(Collectors.joining(",")));
        List<NodeAnswer> answers = new ArrayList<>();
        answers.add(new NodeAnswer(peers.self(), here.of(window, positions), null));
        peers.ask(Question.of(request, path)).forEach((node, answer) -> answers.add(read(node, answer)));
        return answers;
    }

    private static NodeAnswer read(String node, PeerAnswer answer) {
        return switch (answer) {
            case PeerAnswer.Silent(String why) -> new NodeAnswer(node, null, why);
            case PeerAnswer.Answered answered -> {
                try {
                    yield new NodeAnswer(node, JSON.treeToValue(answered.body(), NodeFacts.class), null);
                } catch (JacksonException other) {
                    yield new NodeAnswer(node, null, "it answered something else: it may run another release");
                }
            }
        };
    }
}
