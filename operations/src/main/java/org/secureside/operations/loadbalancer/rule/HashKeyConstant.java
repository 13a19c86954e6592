package org.secureside.operations.loadbalancer.rule;

import java.util.stream.Stream;
import org.secureside.operations.loadbalancer.finding.Criterion;
import org.secureside.operations.loadbalancer.finding.Finding;
import org.secureside.operations.loadbalancer.model.Balancing;
import org.secureside.operations.loadbalancer.model.Configuration;
import org.secureside.operations.loadbalancer.model.Pool;

/** A hash over something that never changes. */
final class HashKeyConstant implements PoolRule {

    private static final Criterion CRITERION = Criterion.error(
            "hash-key-constant",
            "Every request has the same key, so every request goes to the same server.",
            "Hash something that differs between requests, such as $request_uri, or use round robin.");

    @Override
    public Criterion criterion() {
        return CRITERION;
    }

    @Override
    public Stream<Finding> findings(Pool pool, Configuration configuration) {
        Balancing balancing = pool.balancing();
        return balancing.method() == Balancing.Method.HASH
                        && new Spreads(configuration.variables()).of(balancing.key()) == Spread.CONSTANT
                ? Stream.of(CRITERION.at(
                        balancing.node().at(),
                        "upstream %s hashes %s, which is the same for every request"
                                .formatted(pool.name(), balancing.key())))
                : Stream.empty();
    }
}
