package org.secureside.operations.loadbalancer.rule;

import java.util.stream.Stream;
import org.secureside.operations.loadbalancer.finding.Criterion;
import org.secureside.operations.loadbalancer.finding.Finding;
import org.secureside.operations.loadbalancer.model.Configuration;
import org.secureside.operations.loadbalancer.model.Pool;

/** A server whose port was forgotten. */
final class ServerWithoutPort implements PoolRule {

    private static final Criterion CRITERION = Criterion.error(
            "server-without-port",
            "Without a port nginx takes 80. Where the others listen somewhere else, that server "
                    + "answers nothing and its share goes to the others.",
            "Write the port.");

    @Override
    public Criterion criterion() {
        return CRITERION;
    }

    @Override
    public Stream<Finding> findings(Pool pool, Configuration configuration) {
        // Servers that are to do the same listen at the same port; what waits for them to fail may be something else.
        boolean portsMatter = pool.servers().stream()
                .filter(server -> !server.backup() && !server.address().isUnix())
                .anyMatch(server ->
                        server.address().portGiven() && server.address().port() != 80);
        return pool.servers().stream()
                .filter(server -> portsMatter && !server.address().portGiven())
                .filter(server -> configuration
                        .poolsNamed(server.address().host(), pool.isStream())
                        .isEmpty())
                .map(server -> CRITERION.at(
                        server.node().at(),
                        "%s of upstream %s has no port, the others have"
                                .formatted(server.address().text(), pool.name())));
    }
}
