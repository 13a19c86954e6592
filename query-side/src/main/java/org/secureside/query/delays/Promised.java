package org.secureside.query.delays;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.secureside.query.peers.CommandNodes;
import org.secureside.query.peers.PeerAnswer;
import org.secureside.query.peers.Question;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the command nodes have acknowledged of a window and not recorded, as far as they answered.
 *
 * @param nodes the answers
 */
record Promised(List<Journal> nodes) {

    private static final JsonMapper JSON = new JsonMapper();

    /**
     * What became of the question to a command node.
     *
     * @param node the node
     * @param waiting how many messages of the window wait in its journal
     * @param refused how many it keeps that will not be recorded
     * @param unreachable why it did not answer, absent if it did
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record NodeJournal(
            String node,
            @Nullable Integer waiting,
            @Nullable Integer refused,
            @Nullable String unreachable) {}

    /** What a command node tells. */
    record Told(List<UUID> waiting, List<UUID> refused) {

        Told {
            waiting = List.copyOf(waiting); // an answer without them is none
            refused = List.copyOf(refused);
        }
    }

    /** An answer, with the messages that it names. */
    record Journal(NodeJournal inShort, List<UUID> waiting, List<UUID> refused) {}

    static Promised ask(CommandNodes commandNodes, HttpServletRequest request, Window window) {
        List<Journal> nodes = new ArrayList<>();
        Map<String, PeerAnswer> answers = commandNodes.ask(
                Question.of(request, "/api/intake/promises?from=%s&to=%s".formatted(window.from(), window.to())));
        answers.forEach((node, answer) -> nodes.add(read(node, answer)));
        return new Promised(nodes);
    }

    private static Journal read(String node, PeerAnswer answer) {
        return switch (answer) {
            case PeerAnswer.Silent(String why) -> silent(node, why);
            case PeerAnswer.Answered answered -> {
                try {
                    Told told = JSON.treeToValue(answered.body(), Told.class);
                    yield new Journal(
                            new NodeJournal(
                                    node, told.waiting().size(), told.refused().size(), null),
                            told.waiting(),
                            told.refused());
                } catch (JacksonException other) {
                    yield silent(node, "it answered something else: it may run another release");
                }
            }
        };
    }

    private static Journal silent(String node, String why) {
        return new Journal(new NodeJournal(node, null, null, why), List.of(), List.of());
    }

    /** Returns the answers without the messages. */
    List<NodeJournal> journals() {
        return nodes.stream().map(Journal::inShort).toList();
    }

    /** Returns the messages that are not recorded, each once, whoever keeps it. */
    List<UUID> messages() {
        Set<UUID> all = new LinkedHashSet<>();
        nodes.forEach(node -> {
            all.addAll(node.waiting());
            all.addAll(node.refused());
        });
        return List.copyOf(all);
    }

    /** Returns how many of these messages will not be recorded. */
    long refusedAmong(List<UUID> messages) {
        Set<UUID> refused = new LinkedHashSet<>();
        nodes.forEach(node -> refused.addAll(node.refused()));
        nodes.forEach(node -> node.waiting().forEach(refused::remove)); // another node still tries
        return messages.stream().filter(refused::contains).count();
    }

    /** Returns why it is not known what was acknowledged; nothing if it is known. */
    List<String> unknown() {
        return nodes.isEmpty()
                ? List.of("this node knows of no command nodes to ask")
                : nodes.stream()
                        .flatMap(node -> Stream.ofNullable(node.inShort().unreachable())
                                .map(why -> node.inShort().node() + ": " + why))
                        .toList();
    }
}
