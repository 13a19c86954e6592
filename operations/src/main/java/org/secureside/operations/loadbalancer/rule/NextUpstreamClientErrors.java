package org.secureside.operations.loadbalancer.rule;

import java.util.Set;
import java.util.stream.Stream;
import org.secureside.operations.loadbalancer.finding.Criterion;
import org.secureside.operations.loadbalancer.finding.Finding;
import org.secureside.operations.loadbalancer.model.Configuration;

/** Answers that are the client's own fault, tried elsewhere. */
final class NextUpstreamClientErrors implements Rule {

    private static final Criterion CRITERION = Criterion.warning(
            "next-upstream-client-errors",
            "A request that is refused is refused by every server: it costs all of them, and 429 "
                    + "passes the overload of one on to the next.",
            "Leave http_403, http_404 and http_429 out.");

    @Override
    public Criterion criterion() {
        return CRITERION;
    }

    @Override
    public Stream<Finding> findings(Configuration configuration) {
        return configuration.targets().stream()
                .filter(target -> Failover.isPossible(configuration, target))
                .flatMap(target -> Failover.conditions(target).stream())
                .filter(conditions -> Failover.names(conditions, Set.of("http_403", "http_404", "http_429")))
                .distinct()
                .map(conditions -> CRITERION.at(conditions.at(), conditions.toString()));
    }
}
