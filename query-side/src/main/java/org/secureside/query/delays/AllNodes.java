package org.secureside.query.delays;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
        List<NodeAnswer> answers = new ArrayList<>();
        answers.add(new NodeAnswer(peers.self(), here.of(window, positions), null));
        peers.ask(question(request, window, positions)).forEach((node, answer) -> answers.add(read(node, answer)));
        return answers;
    }

    /**
     * Returns when the messages at these positions became visible on each node, and of the rest of a node's facts nothing
     * that counts. Whoever did not answer before is not asked and waited for again: what they said, or did not, stands.
     */
    List<NodeAnswer> shown(HttpServletRequest request, Window window, List<NodeAnswer> before, List<Long> positions) {
        Window hardlyAny = new Window(window.from(), window.from().plusMillis(1), window.late());
        Set<String> answering = before.stream()
                .filter(answer -> answer.facts() != null)
                .map(NodeAnswer::node)
                .collect(Collectors.toSet());
        Map<String, PeerAnswer> told = peers.ask(question(request, hardlyAny, positions), answering);
        List<NodeAnswer> answers = new ArrayList<>();
        for (NodeAnswer answer : before) {
            PeerAnswer again = told.get(answer.node());
            if (answer.node().equals(peers.self())) {
                answers.add(new NodeAnswer(peers.self(), here.of(hardlyAny, positions), null));
            } else {
                answers.add(again == null ? answer : read(answer.node(), again));
            }
        }
        return answers;
    }

    private static Question question(HttpServletRequest request, Window window, List<Long> positions) {
        return Question.of(
                request,
                LocalFactsController.PATH
                        + "?from=%s&to=%s&late=%d&positions=%s"
                                .formatted(
                                        window.from(),
                                        window.to(),
                                        window.late(),
                                        positions.stream().map(String::valueOf).collect(Collectors.joining(","))));
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
