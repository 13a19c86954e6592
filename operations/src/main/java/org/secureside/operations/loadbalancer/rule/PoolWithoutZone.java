package org.secureside.operations.loadbalancer.rule;

import java.util.stream.Stream;
import org.secureside.operations.loadbalancer.finding.Criterion;
import org.secureside.operations.loadbalancer.finding.Finding;
import org.secureside.operations.loadbalancer.model.Configuration;
import org.secureside.operations.loadbalancer.model.Pool;

/** A pool whose state each worker keeps for itself. */
final class PoolWithoutZone implements PoolRule {

    private static final Criterion CRITERION = Criterion.warning(
            "pool-without-zone",
            "Every worker finds out by itself that a server is dead, and takes turns by itself.",
            "Add \"zone NAME 64k;\" to the upstream block.");

    @Override
    public Criterion criterion() {
        return CRITERION;
    }

    @Override
    public Stream<Finding> findings(Pool pool, Configuration configuration) {
        return !pool.balancing().needsSharedState()
                        && !pool.hasZone()
                        && configuration.hasSeveralWorkers()
                        && pool.listed().size() > 1
                ? Stream.of(CRITERION.at(pool.node().at(), "upstream %s has no zone".formatted(pool.name())))
                : Stream.empty();
    }
}
