package org.secureside.operations.loadbalancer.rule;

import java.util.stream.Stream;
import org.secureside.operations.loadbalancer.finding.Criterion;
import org.secureside.operations.loadbalancer.finding.Finding;
import org.secureside.operations.loadbalancer.model.Configuration;
import org.secureside.operations.loadbalancer.model.Pool;

/** A method that counts, with a count per worker. */
final class LeastConnWithoutZone implements PoolRule {

    private static final Criterion CRITERION = Criterion.warning(
            "least-conn-without-zone",
            "Each worker process counts only its own connections, so the workers send to the same "
                    + "server at once: the method does not do what its name says.",
            "Add \"zone NAME 64k;\" to the upstream block.");

    @Override
    public Criterion criterion() {
        return CRITERION;
    }

    @Override
    public Stream<Finding> findings(Pool pool, Configuration configuration) {
        return pool.balancing().needsSharedState() && !pool.hasZone() && configuration.hasSeveralWorkers()
                ? Stream.of(CRITERION.at(
                        pool.balancing().node().at(),
                        "upstream %s uses %s and has no zone"
                                .formatted(pool.name(), pool.balancing().method())))
                : Stream.empty();
    }
}
