package org.secureside.operations.loadbalancer.rule;

import java.util.stream.Stream;
import org.secureside.operations.loadbalancer.finding.Criterion;
import org.secureside.operations.loadbalancer.finding.Finding;
import org.secureside.operations.loadbalancer.model.Balancing;
import org.secureside.operations.loadbalancer.model.Configuration;
import org.secureside.operations.loadbalancer.model.Pool;

/** A hash over something that clients need not send. */
final class HashKeyOftenEmpty implements PoolRule {

    private static final Criterion CRITERION = Criterion.warning(
            "hash-key-often-empty",
            "With an empty key nginx takes the servers in turn since 1.17.1; before, all such "
                    + "requests went to one server.",
            "Be sure that the balancer runs nginx 1.17.1 or later, and that the spread of the values " + "is even.");

    @Override
    public Criterion criterion() {
        return CRITERION;
    }

    @Override
    public Stream<Finding> findings(Pool pool, Configuration configuration) {
        Balancing balancing = pool.balancing();
        return balancing.method() == Balancing.Method.HASH
                        && new Spreads(configuration.variables()).of(balancing.key()) == Spread.OPTIONAL
                ? Stream.of(CRITERION.at(
                        balancing.node().at(),
                        "upstream %s hashes %s, which clients need not send".formatted(pool.name(), balancing.key())))
                : Stream.empty();
    }
}
