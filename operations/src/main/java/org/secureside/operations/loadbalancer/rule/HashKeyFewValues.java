package org.secureside.operations.loadbalancer.rule;

import java.util.stream.Stream;
import org.secureside.operations.loadbalancer.finding.Criterion;
import org.secureside.operations.loadbalancer.finding.Finding;
import org.secureside.operations.loadbalancer.model.Balancing;
import org.secureside.operations.loadbalancer.model.Configuration;
import org.secureside.operations.loadbalancer.model.Pool;

/** A hash over something with a handful of values. */
final class HashKeyFewValues implements PoolRule {

    private static final Criterion CRITERION = Criterion.error(
            "hash-key-few-values",
            "A handful of keys cannot be spread evenly, and the most frequent one decides which "
                    + "server is overloaded.",
            "Hash something of which there are many, such as $request_uri, or use round robin.");

    @Override
    public Criterion criterion() {
        return CRITERION;
    }

    @Override
    public Stream<Finding> findings(Pool pool, Configuration configuration) {
        Balancing balancing = pool.balancing();
        return balancing.method() == Balancing.Method.HASH
                        && new Spreads(configuration.variables()).of(balancing.key()) == Spread.FEW
                ? Stream.of(CRITERION.at(
                        balancing.node().at(),
                        "upstream %s hashes %s, which has only a few values".formatted(pool.name(), balancing.key())))
                : Stream.empty();
    }
}
