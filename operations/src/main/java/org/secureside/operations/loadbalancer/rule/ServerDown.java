package org.secureside.operations.loadbalancer.rule;

import java.util.stream.Stream;
import org.secureside.operations.loadbalancer.finding.Criterion;
import org.secureside.operations.loadbalancer.finding.Finding;
import org.secureside.operations.loadbalancer.model.Configuration;
import org.secureside.operations.loadbalancer.model.Pool;
import org.secureside.operations.loadbalancer.model.PoolServer;

/** A server marked as down. */
final class ServerDown implements PoolRule {

    private static final Criterion CRITERION = Criterion.error(
            "server-down",
            "A server marked \"down\" gets nothing until somebody remembers to take the mark away.",
            "Take \"down\" away once the server is back; while it is away, nginx notices that by " + "itself.");

    @Override
    public Criterion criterion() {
        return CRITERION;
    }

    @Override
    public Stream<Finding> findings(Pool pool, Configuration configuration) {
        return pool.servers().stream()
                .filter(PoolServer::down)
                .map(server -> CRITERION
                        .at(
                                server.node().at(),
                                "%s of upstream %s is down, which leaves %d of %d"
                                        .formatted(
                                                server.address().text(),
                                                pool.name(),
                                                pool.width(),
                                                pool.listed().size()))
                        .asErrorIf(pool.width() < 2));
    }
}
