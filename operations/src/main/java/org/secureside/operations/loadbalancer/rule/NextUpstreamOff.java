package org.secureside.operations.loadbalancer.rule;

import java.util.List;
import java.util.stream.Stream;
import org.secureside.operations.loadbalancer.finding.Criterion;
import org.secureside.operations.loadbalancer.finding.Finding;
import org.secureside.operations.loadbalancer.model.Configuration;
import org.secureside.operations.loadbalancer.model.Target;

/** A failed request that is not tried elsewhere. */
final class NextUpstreamOff implements Rule {

    private static final Criterion CRITERION = Criterion.error(
            "next-upstream-off",
            "The requests that meet a dead server fail, although others could have answered them.",
            "Let it name at least \"error timeout\".");

    @Override
    public Criterion criterion() {
        return CRITERION;
    }

    @Override
    public Stream<Finding> findings(Configuration configuration) {
        return configuration.targets().stream()
                .filter(target -> Failover.isPossible(configuration, target))
                .flatMap(target -> Failover.conditions(target).stream()
                        .filter(conditions -> !conditions.arguments().containsAll(enough(target))))
                .distinct()
                .map(conditions -> CRITERION.at(conditions.at(), conditions.toString()));
    }

    private static List<String> enough(Target target) {
        return target.isStream() ? List.of("on") : List.of("error", "timeout");
    }
}
