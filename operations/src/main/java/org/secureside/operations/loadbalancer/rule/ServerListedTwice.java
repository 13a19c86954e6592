package org.secureside.operations.loadbalancer.rule;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.secureside.operations.loadbalancer.finding.Criterion;
import org.secureside.operations.loadbalancer.finding.Finding;
import org.secureside.operations.loadbalancer.model.Configuration;
import org.secureside.operations.loadbalancer.model.Pool;

/** The same address on two lines of one pool. */
final class ServerListedTwice implements PoolRule {

    private static final Criterion CRITERION = Criterion.error(
            "server-listed-twice",
            "Each line takes a share of its own, so a server that is listed twice gets twice the "
                    + "traffic, and the one that was meant gets none.",
            "List each server once. It is usually a copied line in which the port or the address was "
                    + "not changed.");

    @Override
    public Criterion criterion() {
        return CRITERION;
    }

    @Override
    public Stream<Finding> findings(Pool pool, Configuration configuration) {
        Set<String> seen = new HashSet<>();
        return pool.servers().stream()
                .filter(server -> !seen.add(server.address().text()))
                .map(server -> CRITERION.at(
                        server.node().at(),
                        "%s is listed again in upstream %s"
                                .formatted(server.address().text(), pool.name())));
    }
}
