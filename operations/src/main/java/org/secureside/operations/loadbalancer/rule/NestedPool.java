package org.secureside.operations.loadbalancer.rule;

import java.util.stream.Stream;
import org.secureside.operations.loadbalancer.finding.Criterion;
import org.secureside.operations.loadbalancer.finding.Finding;
import org.secureside.operations.loadbalancer.model.Configuration;
import org.secureside.operations.loadbalancer.model.Pool;

/** The name of a pool where a server should be. */
final class NestedPool implements PoolRule {

    private static final Criterion CRITERION = Criterion.error(
            "pool-inside-pool",
            "A pool cannot hold another: nginx looks the name up in the DNS, and gets whatever that "
                    + "says, or does not start.",
            "Write the addresses of the servers.");

    @Override
    public Criterion criterion() {
        return CRITERION;
    }

    @Override
    public Stream<Finding> findings(Pool pool, Configuration configuration) {
        // With a port it is a host, whatever the pool has its name from.
        return pool.servers().stream()
                .filter(server -> !server.address().portGiven())
                .filter(server -> !configuration
                        .poolsNamed(server.address().host(), pool.isStream())
                        .isEmpty())
                .map(server -> CRITERION.at(
                        server.node().at(),
                        "server %s of upstream %s has the name of an upstream"
                                .formatted(server.address().text(), pool.name())));
    }
}
