package org.secureside.operations.loadbalancer.rule;

import java.util.stream.Stream;
import org.secureside.operations.loadbalancer.finding.Criterion;
import org.secureside.operations.loadbalancer.finding.Finding;
import org.secureside.operations.loadbalancer.model.Configuration;

/** A limit that allows no second try. */
final class NextUpstreamOneTry implements Rule {

    private static final Criterion CRITERION = Criterion.error(
            "next-upstream-one-try",
            "With one try, or no time for a second, requests that meet a dead server fail.",
            "Allow as many tries as the pool has servers, or leave the limit out.");

    @Override
    public Criterion criterion() {
        return CRITERION;
    }

    @Override
    public Stream<Finding> findings(Configuration configuration) {
        return configuration.targets().stream()
                .filter(target -> Failover.isPossible(configuration, target))
                .flatMap(target -> Failover.limit(target, "tries").stream())
                .filter(limit -> limit.argument(0).equals("1"))
                .distinct()
                .map(limit -> CRITERION.at(limit.at(), limit.toString()));
    }
}
