package org.secureside.operations.loadbalancer.rule;

import java.util.stream.Stream;
import org.secureside.operations.loadbalancer.finding.Criterion;
import org.secureside.operations.loadbalancer.finding.Finding;
import org.secureside.operations.loadbalancer.model.Balancing;
import org.secureside.operations.loadbalancer.model.Configuration;
import org.secureside.operations.loadbalancer.model.Pool;

/** A hash that deals all keys anew when the pool changes. */
final class HashNotConsistent implements PoolRule {

    private static final Criterion CRITERION = Criterion.warning(
            "hash-not-consistent",
            "When a server fails or is added, nearly every key moves to another server at once.",
            "Write \"consistent\" after the key.");

    @Override
    public Criterion criterion() {
        return CRITERION;
    }

    @Override
    public Stream<Finding> findings(Pool pool, Configuration configuration) {
        Balancing balancing = pool.balancing();
        return balancing.method() == Balancing.Method.HASH
                        && !balancing.consistent()
                        && pool.listed().size() > 1
                ? Stream.of(CRITERION.at(balancing.node().at(), "upstream " + pool.name()))
                : Stream.empty();
    }
}
