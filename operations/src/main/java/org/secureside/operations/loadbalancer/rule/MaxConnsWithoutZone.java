package org.secureside.operations.loadbalancer.rule;

import java.util.stream.Stream;
import org.secureside.operations.loadbalancer.finding.Criterion;
import org.secureside.operations.loadbalancer.finding.Finding;
import org.secureside.operations.loadbalancer.model.Configuration;
import org.secureside.operations.loadbalancer.model.Pool;

/** A limit per worker instead of one per server. */
final class MaxConnsWithoutZone implements PoolRule {

    private static final Criterion CRITERION = Criterion.warning(
            "max-conns-without-zone",
            "Without a zone each worker counts for itself, so the real limit is the number of workers "
                    + "times the one written.",
            "Add \"zone NAME 64k;\" to the upstream block.");

    @Override
    public Criterion criterion() {
        return CRITERION;
    }

    @Override
    public Stream<Finding> findings(Pool pool, Configuration configuration) {
        return !pool.hasZone()
                        && configuration.hasSeveralWorkers()
                        && pool.servers().stream().anyMatch(server -> server.maxConns() > 0)
                ? Stream.of(CRITERION.at(pool.node().at(), "upstream %s uses max_conns".formatted(pool.name())))
                : Stream.empty();
    }
}
