package org.secureside.operations.loadbalancer.rule;

import java.util.stream.Stream;
import org.secureside.operations.loadbalancer.finding.Criterion;
import org.secureside.operations.loadbalancer.finding.Finding;
import org.secureside.operations.loadbalancer.model.Balancing;
import org.secureside.operations.loadbalancer.model.Configuration;
import org.secureside.operations.loadbalancer.model.Pool;

/** A server chosen by a program. */
final class OpaqueBalancer implements PoolRule {

    private static final Criterion CRITERION = Criterion.warning(
            "opaque-balancer",
            "This check cannot read how the program chooses; only the measurement can tell.",
            "Measure with the modules that the balancer has.");

    @Override
    public Criterion criterion() {
        return CRITERION;
    }

    @Override
    public Stream<Finding> findings(Pool pool, Configuration configuration) {
        return pool.balancing().method() == Balancing.Method.OPAQUE
                ? Stream.of(CRITERION.at(
                        pool.balancing().node().at(),
                        "upstream %s: %s"
                                .formatted(pool.name(), pool.balancing().node().name())))
                : Stream.empty();
    }
}
