package org.secureside.operations.loadbalancer.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A variable that is chosen from a list: {@code map}, {@code geo} or {@code split_clients}.
 *
 * @param node the block
 * @param variable the name of the variable, without the dollar sign
 * @param input what it is chosen by
 * @param branches what may be chosen, in order
 */
public record Choice(Node node, String variable, String input, List<Branch> branches) {

    private static final Set<String> OPTIONS =
            Set.of("hostnames", "volatile", "include", "ranges", "delete", "proxy", "proxy_recursive");
    private static final String DEFAULT = "default";

    public Choice {
        branches = List.copyOf(branches);
    }

    /**
     * One line of the list.
     *
     * @param key when it is chosen
     * @param value what is chosen
     * @param node the line; the block where nginx adds an empty default by itself
     */
    public record Branch(String key, String value, Node node) {

        /** Returns whether this is what is chosen when no other line fits. */
        public boolean isDefault() {
            return key.equals(DEFAULT) || key.equals("*");
        }

        /** Returns whether the key is a regular expression. */
        public boolean isPattern() {
            return key.startsWith("~");
        }
    }

    /** Returns whether the clients are split by percentages. */
    public boolean isSplit() {
        return node.is("split_clients");
    }

    /** Returns what is chosen when no line fits. */
    public Optional<Branch> fallback() {
        return branches.stream().filter(Branch::isDefault).findFirst();
    }

    static Optional<Choice> of(Node node) {
        List<String> words = node.arguments();
        if (!node.is("map", "geo", "split_clients") || words.isEmpty()) {
            return Optional.empty();
        }
        String input = words.size() > 1 ? words.getFirst() : "$remote_addr";
        String variable = words.getLast();
        if (!variable.startsWith("$")) {
            return Optional.empty();
        }
        List<Branch> branches = new ArrayList<>();
        for (Node line : node.children()) {
            if (!OPTIONS.contains(line.name()) && line.arguments().size() == 1) {
                branches.add(new Branch(line.name(), line.argument(0), line));
            }
        }
        if (branches.stream().noneMatch(Branch::isDefault)) {
            branches.add(new Branch(DEFAULT, "", node));
        }
        return Optional.of(new Choice(node, variable.substring(1), input, branches));
    }
}
