package org.secureside.operations.loadbalancer.trial;

import java.util.Comparator;
import java.util.Set;

/**
 * What failures are tried on.
 *
 * @param route a route that leads to the group
 * @param group servers that share its requests evenly while all is well
 * @param methods the methods whose requests the group gets
 */
record Subject(Route route, Group group, Set<String> methods) {

    Subject {
        methods = Set.copyOf(methods);
    }

    boolean takesReads() {
        return methods.contains("GET");
    }

    boolean takesPosts() {
        return methods.contains("POST");
    }

    /** Returns the key of the address of the server that is to fail: one that gets as much as any other. */
    String victim() {
        return group.servers().stream()
                .max(Comparator.comparingInt(server -> group.weights().getOrDefault(server, 0)))
                .orElseThrow();
    }

    /** Returns how many requests show how the victim treats some of them. */
    int enough() {
        return Math.max(40, fewest());
    }

    /** Returns which part of the requests is the victim's. */
    double share() {
        int victims = Math.max(1, group.weights().getOrDefault(victim(), 1));
        return (double) victims
                / group.weights().values().stream().mapToInt(Integer::intValue).sum();
    }

    /** Returns how many requests surely meet the victim: that none does has a probability below one in a thousand. */
    int fewest() {
        return (int) Math.ceil(7 / share());
    }
}
