package org.secureside.operations.loadbalancer.trial;

import java.util.Map;
import org.secureside.operations.loadbalancer.finding.Criterion;

/** Looks for servers that got nothing, on any route and from any crowd. */
final class Starvation {

    static final Criterion CRITERION = Criterion.error(
            "starved-server",
            "A server got none of all the requests of a trial.",
            "See what the static rules say about the pool that it is in.");

    private Starvation() {}

    static void look(Bench bench, Map<String, Integer> totals, Results results) {
        for (Group group : bench.groups().all()) {
            boolean isWidest = bench.groups().all().stream()
                    .filter(other -> !other.equals(group))
                    .noneMatch(other -> other.servers().containsAll(group.servers()));
            group.servers().stream()
                    .filter(server -> isWidest && !totals.containsKey(server))
                    .map(server -> CRITERION.at(
                            group.name(),
                            bench.fleet().ofKey(server).map(Stub::name).orElse(server)))
                    .forEach(results::add);
        }
    }
}
