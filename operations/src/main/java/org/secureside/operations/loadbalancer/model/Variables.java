package org.secureside.operations.loadbalancer.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The variables that a configuration makes itself, and what they can be. */
public final class Variables {

    /** More values than this are as good as unknown. */
    private static final int MOST = 256;

    private final Map<String, Choice> choices = new LinkedHashMap<>();
    private final Map<String, List<Node>> assignments = new LinkedHashMap<>();

    Variables(Node root) {
        root.stream().forEach(node -> {
            Choice.of(node).ifPresent(choice -> choices.put(choice.variable(), choice));
            if (node.is("set")
                    && node.arguments().size() == 2
                    && node.argument(0).startsWith("$")) {
                assignments
                        .computeIfAbsent(node.argument(0).substring(1), name -> new ArrayList<>())
                        .add(node);
            }
        });
    }

    /** Returns the lists by which a variable is chosen. */
    public List<Choice> choices() {
        return List.copyOf(choices.values());
    }

    /** Returns the list by which a variable is chosen, if it is. */
    public Optional<Choice> choice(String variable) {
        return Optional.ofNullable(choices.get(variable));
    }

    /** Returns where a variable is {@code set}, in any virtual host. */
    public List<Node> assignments(String variable) {
        return assignments.getOrDefault(variable, List.of());
    }

    /** Returns where a variable is {@code set} for a directive: a request knows of no other virtual host than its own. */
    public List<Node> assignments(String variable, Node directive) {
        Optional<Node> host = directive.ancestor("server");
        return assignments(variable).stream()
                .filter(set -> set.ancestor("server").equals(host))
                .toList();
    }

    /**
     * Returns all that a text of a directive can become, or empty if it depends on something that only a request knows.
     */
    public Optional<Set<String>> values(String text, Node directive) {
        Set<String> done = new LinkedHashSet<>();
        return expand(text, directive, done, 0) ? Optional.of(done) : Optional.empty();
    }

    private boolean expand(String text, Node directive, Set<String> done, int depth) {
        List<String> names = Texts.variables(text);
        if (names.isEmpty()) {
            done.add(text);
            return done.size() <= MOST;
        }
        if (depth > 8) {
            return false;
        }
        List<String> possible = possible(names.getFirst(), directive);
        boolean known = !possible.isEmpty();
        for (String value : possible) {
            known = known && expand(Texts.replaceFirst(text, value), directive, done, depth + 1);
        }
        return known;
    }

    private List<String> possible(String variable, Node directive) {
        Choice choice = choices.get(variable);
        if (choice != null) {
            return choice.branches().stream()
                    .map(Choice.Branch::value)
                    .distinct()
                    .toList();
        }
        return assignments(variable, directive).stream()
                .map(node -> node.argument(1))
                .distinct()
                .toList();
    }
}
