package org.secureside.operations.loadbalancer.rule;

import java.util.stream.Stream;
import org.secureside.operations.loadbalancer.finding.Criterion;
import org.secureside.operations.loadbalancer.finding.Finding;
import org.secureside.operations.loadbalancer.model.Configuration;
import org.secureside.operations.loadbalancer.model.Pool;

/** Names that are to be looked up again, and nobody to ask. */
final class ResolveWithoutResolver implements PoolRule {

    private static final Criterion CRITERION = Criterion.error(
            "resolve-without-resolver",
            "Without a resolver and a zone \"resolve\" does nothing, or nginx does not start.",
            "Add \"resolver ADDRESS;\" and \"zone NAME 64k;\" to the upstream block.");

    @Override
    public Criterion criterion() {
        return CRITERION;
    }

    @Override
    public Stream<Finding> findings(Pool pool, Configuration configuration) {
        boolean asks = pool.node().inherited("resolver").isPresent() && pool.hasZone();
        return pool.servers().stream()
                .filter(server -> server.resolve() && !asks)
                .map(server -> CRITERION.at(server.node().at(), server.node().toString()));
    }
}
