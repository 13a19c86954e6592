package org.secureside.operations.loadbalancer.rule;

import java.util.stream.Stream;
import org.secureside.operations.loadbalancer.finding.Criterion;
import org.secureside.operations.loadbalancer.finding.Finding;
import org.secureside.operations.loadbalancer.model.Configuration;
import org.secureside.operations.loadbalancer.model.Pool;

/** A dead server that nobody notices. */
final class MaxFailsZero implements PoolRule {

    private static final Criterion CRITERION = Criterion.error(
            "max-fails-zero",
            "With max_fails=0 a dead server keeps getting its share; each of these requests must fail " + "first.",
            "Leave max_fails out (1), or choose a number that one bad second does not reach.");

    @Override
    public Criterion criterion() {
        return CRITERION;
    }

    @Override
    public Stream<Finding> findings(Pool pool, Configuration configuration) {
        return pool.servers().stream()
                .filter(server -> server.maxFails() == 0 && pool.listed().size() > 1)
                .map(server -> CRITERION.at(
                        server.node().at(),
                        "%s of upstream %s".formatted(server.address().text(), pool.name())));
    }
}
