package org.secureside.operations.loadbalancer.rule;

import java.util.Map;
import java.util.stream.Stream;
import org.secureside.operations.loadbalancer.finding.Criterion;
import org.secureside.operations.loadbalancer.finding.Finding;
import org.secureside.operations.loadbalancer.model.Configuration;
import org.secureside.operations.loadbalancer.model.Pool;
import org.secureside.operations.loadbalancer.model.PoolServer;

/** One address, spelled in two ways. */
final class SameServerTwoNames implements PoolRule {

    private static final Criterion CRITERION = Criterion.error(
            "same-server-two-names",
            "Two spellings of one address are two servers to nginx and one to the world: it gets both " + "shares.",
            "List each server once, all in the same spelling.");

    @Override
    public Criterion criterion() {
        return CRITERION;
    }

    @Override
    public Stream<Finding> findings(Pool pool, Configuration configuration) {
        Map<String, PoolServer> first = pool.listed();
        return pool.servers().stream()
                .filter(server -> !spelling(server)
                        .equals(spelling(first.getOrDefault(server.address().key(), server))))
                .map(server -> CRITERION.at(
                        server.node().at(),
                        "%s and %s of upstream %s are one server"
                                .formatted(
                                        spelling(first.getOrDefault(
                                                server.address().key(), server)),
                                        spelling(server),
                                        pool.name())));
    }

    private static String spelling(PoolServer server) {
        return server.address().text();
    }
}
