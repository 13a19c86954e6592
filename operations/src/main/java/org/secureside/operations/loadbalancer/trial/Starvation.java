package org.secureside.operations.loadbalancer.trial;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.secureside.operations.loadbalancer.finding.Criterion;
import org.secureside.operations.loadbalancer.model.Configuration;
import org.secureside.operations.loadbalancer.model.Destination;
import org.secureside.operations.loadbalancer.model.Location;
import org.secureside.operations.loadbalancer.model.Node;
import org.secureside.operations.loadbalancer.model.Target;
import org.secureside.operations.loadbalancer.model.Texts;

/** Looks for servers that got nothing, on any route and from any crowd. */
final class Starvation {

    static final Criterion CRITERION = Criterion.error(
            "starved-server",
            "A server got none of all the requests of a trial.",
            "See what the static rules say about the pool that it is in.");

    private final Bench bench;
    private final Map<String, Integer> totals;
    private final Set<Node> unmeasured;

    /**
     * @param totals what each server got, by the key of its address
     * @param unmeasured the locations of which the trial can say nothing
     */
    Starvation(Bench bench, Map<String, Integer> totals, Set<Node> unmeasured) {
        this.bench = bench;
        this.totals = totals;
        this.unmeasured = unmeasured;
    }

    void look(Results results) {
        List<Group> groups = bench.groups().all();
        for (Group group : groups) {
            List<String> starved = group.servers().stream()
                    .filter(server -> !totals.containsKey(server))
                    .toList();
            if (starved.isEmpty() || isWithinAnother(group, groups)) {
                continue;
            }
            List<Target> leading = leading(group);
            boolean none = starved.size() == group.servers().size();
            if (isUnmeasured(leading) || (none && isForOtherRequests(leading))) {
                results.notCovered(
                        List.of("%s: no request of the trial can be sure to get there".formatted(group.name())));
            } else if (!none || !leading.isEmpty() || groups.stream().allMatch(other -> isIdle(other))) {
                starved.forEach(server -> results.add(CRITERION.at(
                        group.name(),
                        bench.fleet().ofKey(server).map(Stub::name).orElse(server))));
            }
        }
    }

    /** Returns whether a wider group, or an equal one that was looked at before, has all of its servers. */
    private static boolean isWithinAnother(Group group, List<Group> groups) {
        return groups.stream()
                .filter(other -> other.servers().containsAll(group.servers()))
                .anyMatch(other -> other.servers().size() > group.servers().size()
                        || groups.indexOf(other) < groups.indexOf(group));
    }

    private boolean isIdle(Group group) {
        return Collections.disjoint(group.servers(), totals.keySet());
    }

    /** Returns the directives that lead to the group. */
    private List<Target> leading(Group group) {
        Configuration configuration = bench.configuration();
        return configuration.targets().stream()
                .filter(target -> target.text().equals(group.name())
                        || configuration.destinations(target).stream()
                                .anyMatch(destination -> destination instanceof Destination.ToPool toPool
                                        && toPool.pool().name().equals(group.name())))
                .toList();
    }

    private boolean isUnmeasured(List<Target> leading) {
        return leading.stream().map(Target::owner).anyMatch(unmeasured::contains);
    }

    /** Returns whether requests come only by choice, or when something else has failed. */
    private static boolean isForOtherRequests(List<Target> leading) {
        return !leading.isEmpty()
                && leading.stream()
                        .allMatch(target -> Texts.hasVariables(target.authority())
                                || (target.owner().is("location")
                                        && Location.of(target.owner()).isInternal()));
    }
}
