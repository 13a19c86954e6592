package org.secureside.operations.loadbalancer.rule;

import java.util.stream.Stream;
import org.secureside.operations.loadbalancer.finding.Criterion;
import org.secureside.operations.loadbalancer.finding.Finding;
import org.secureside.operations.loadbalancer.model.Balancing;
import org.secureside.operations.loadbalancer.model.Configuration;
import org.secureside.operations.loadbalancer.model.Pool;

/** A hash over something that belongs to a connection. */
final class HashKeyConnection implements PoolRule {

    private static final Criterion CRITERION = Criterion.error(
            "hash-key-connection",
            "What comes over one connection goes to one server. A proxy keeps a few connections open and sends everything "
                    + "over them.",
            "Use round robin or least_conn.");

    @Override
    public Criterion criterion() {
        return CRITERION;
    }

    @Override
    public Stream<Finding> findings(Pool pool, Configuration configuration) {
        Balancing balancing = pool.balancing();
        return balancing.method() == Balancing.Method.HASH
                        && new Spreads(configuration.variables()).of(balancing.key()) == Spread.CONNECTION
                ? Stream.of(CRITERION.at(
                        balancing.node().at(), "upstream %s hashes %s".formatted(pool.name(), balancing.key())))
                : Stream.empty();
    }
}
