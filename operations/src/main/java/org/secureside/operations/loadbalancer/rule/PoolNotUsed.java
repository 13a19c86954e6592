package org.secureside.operations.loadbalancer.rule;

import java.util.List;
import java.util.stream.Stream;
import org.secureside.operations.loadbalancer.finding.Criterion;
import org.secureside.operations.loadbalancer.finding.Finding;
import org.secureside.operations.loadbalancer.model.Configuration;
import org.secureside.operations.loadbalancer.model.Destination;
import org.secureside.operations.loadbalancer.model.Pool;

/** A pool to which nothing is passed. */
final class PoolNotUsed implements Rule {

    private static final Criterion CRITERION = Criterion.error(
            "pool-not-used",
            "The pool balances nothing: the traffic goes somewhere else, usually to one server that "
                    + "is named directly.",
            "Pass to the pool by its name, or delete it.");

    @Override
    public Criterion criterion() {
        return CRITERION;
    }

    @Override
    public Stream<Finding> findings(Configuration configuration) {
        List<Destination> reached = configuration.targets().stream()
                .flatMap(target -> configuration.destinations(target).stream())
                .toList();
        // A file of upstream blocks alone is used by another, and a variable may name any pool.
        boolean unclear = reached.isEmpty()
                || reached.stream().anyMatch(destination -> destination instanceof Destination.Unknown);
        return configuration.widePools().stream()
                .filter(pool -> !unclear && !reached.contains(new Destination.ToPool(pool)))
                .map(pool -> CRITERION
                        .at(pool.node().at(), "nothing is passed to upstream %s".formatted(pool.name()))
                        .asErrorIf(!isAnotherReached(reached, pool)));
    }

    /** Where one pool of two is used, the other may have to wait for its turn. */
    private static boolean isAnotherReached(List<Destination> reached, Pool pool) {
        return reached.stream()
                .anyMatch(destination -> destination instanceof Destination.ToPool toPool
                        && toPool.pool().isStream() == pool.isStream()
                        && toPool.pool().listed().size() > 1);
    }
}
