package org.secureside.operations.loadbalancer.rule;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.secureside.operations.loadbalancer.finding.Criterion;
import org.secureside.operations.loadbalancer.finding.Finding;
import org.secureside.operations.loadbalancer.model.Configuration;
import org.secureside.operations.loadbalancer.model.Pool;
import org.secureside.operations.loadbalancer.model.PoolServer;

/** One server listens where no other does. */
final class OddPort implements PoolRule {

    private static final Criterion CRITERION = Criterion.warning(
            "odd-port",
            "Where every server runs on a machine of its own, a port that differs is usually a slip; "
                    + "nothing answers there.",
            "Compare it with what the server really listens on.");

    @Override
    public Criterion criterion() {
        return CRITERION;
    }

    private static final int FEWEST = 3;

    @Override
    public Stream<Finding> findings(Pool pool, Configuration configuration) {
        List<PoolServer> servers = pool.servers();
        long hosts = servers.stream()
                .map(server -> server.address().host())
                .distinct()
                .count();
        Map<Integer, Long> ports = servers.stream()
                .collect(Collectors.groupingBy(server -> server.address().port(), Collectors.counting()));
        return servers.stream()
                .filter(server -> servers.size() >= FEWEST && hosts == servers.size() && ports.size() == 2)
                .filter(server -> server.address().portGiven()
                        && ports.getOrDefault(server.address().port(), 0L) == 1)
                .map(server -> CRITERION.at(
                        server.node().at(),
                        "%s of upstream %s listens on a port that no other has"
                                .formatted(server.address().text(), pool.name())));
    }
}
