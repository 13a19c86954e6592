package org.secureside.operations.loadbalancer.rule;

import java.util.List;
import java.util.stream.Stream;
import org.secureside.operations.loadbalancer.finding.Criterion;
import org.secureside.operations.loadbalancer.finding.Finding;
import org.secureside.operations.loadbalancer.model.Configuration;
import org.secureside.operations.loadbalancer.model.Pool;

/** Limits that leave some servers room and others none. */
final class MaxConnsUneven implements PoolRule {

    private static final Criterion CRITERION = Criterion.error(
            "max-conns-uneven",
            "Once the limited servers are full, everything goes to the one with the highest limit or " + "with none.",
            "Give equal servers equal limits.");

    @Override
    public Criterion criterion() {
        return CRITERION;
    }

    private static final int REFUSED = 3;

    @Override
    public Stream<Finding> findings(Pool pool, Configuration configuration) {
        List<Integer> limits = pool.active().stream()
                .map(server -> server.maxConns() == 0 ? Integer.MAX_VALUE : server.maxConns())
                .toList();
        long most = limits.stream().mapToInt(Integer::intValue).max().orElse(1);
        long least = limits.stream().mapToInt(Integer::intValue).min().orElse(1);
        return most >= REFUSED * least
                ? Stream.of(CRITERION.at(
                        pool.node().at(),
                        "upstream %s limits some servers to %d connections and others to %s"
                                .formatted(pool.name(), least, most == Integer.MAX_VALUE ? "none" : "" + most)))
                : Stream.empty();
    }
}
