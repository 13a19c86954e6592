package org.secureside.operations.loadbalancer.rule;

import java.util.stream.Stream;
import org.secureside.operations.loadbalancer.finding.Criterion;
import org.secureside.operations.loadbalancer.finding.Finding;
import org.secureside.operations.loadbalancer.model.Configuration;

/** Two pools of one name. */
final class DuplicatePool implements Rule {

    private static final Criterion CRITERION = Criterion.error(
            "duplicate-upstream",
            "nginx refuses to start, or, where the second pool comes from a file that is not included "
                    + "any more, uses the wrong one.",
            "Rename one of them, or merge their servers.");

    @Override
    public Criterion criterion() {
        return CRITERION;
    }

    @Override
    public Stream<Finding> findings(Configuration configuration) {
        return configuration.pools().stream()
                .flatMap(pool -> configuration.poolsNamed(pool.name(), pool.isStream()).stream()
                        .skip(1)
                        .filter(pool::equals))
                .map(pool -> CRITERION.at(pool.node().at(), "upstream %s was defined before".formatted(pool.name())));
    }
}
