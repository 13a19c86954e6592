package org.secureside.operations.loadbalancer.rule;

import java.util.Set;
import java.util.stream.Stream;
import org.secureside.operations.loadbalancer.finding.Criterion;
import org.secureside.operations.loadbalancer.finding.Finding;
import org.secureside.operations.loadbalancer.model.Configuration;

/** An error of the program, counted against the server. */
final class NextUpstream500 implements Rule {

    private static final Criterion CRITERION = Criterion.warning(
            "next-upstream-500",
            "One request that every server fails at is tried on all of them, and counts as a failure "
                    + "of each: a few take the whole pool out.",
            "Leave http_500 out; 502, 503 and 504 tell of a server that cannot serve.");

    @Override
    public Criterion criterion() {
        return CRITERION;
    }

    @Override
    public Stream<Finding> findings(Configuration configuration) {
        return configuration.targets().stream()
                .filter(target -> Failover.isPossible(configuration, target))
                .flatMap(target -> Failover.conditions(target).stream())
                .filter(conditions -> Failover.names(conditions, Set.of("http_500")))
                .distinct()
                .map(conditions -> CRITERION.at(conditions.at(), conditions.toString()));
    }
}
