package org.secureside.operations.loadbalancer.rule;

import java.util.stream.Stream;
import org.secureside.operations.loadbalancer.finding.Criterion;
import org.secureside.operations.loadbalancer.finding.Finding;
import org.secureside.operations.loadbalancer.model.Configuration;
import org.secureside.operations.loadbalancer.model.Pool;

/** A pool of one. */
final class SingleServerPool implements PoolRule {

    private static final Criterion CRITERION = Criterion.warning(
            "single-server-pool",
            "An upstream block with one server balances nothing, and nginx ignores max_fails and "
                    + "fail_timeout for it.",
            "List the other servers, or be sure that there is only one.");

    @Override
    public Criterion criterion() {
        return CRITERION;
    }

    @Override
    public Stream<Finding> findings(Pool pool, Configuration configuration) {
        return pool.listed().size() == 1
                ? Stream.of(CRITERION.at(
                        pool.node().at(),
                        "upstream %s has only %s"
                                .formatted(
                                        pool.name(),
                                        pool.servers().getFirst().address().text())))
                : Stream.empty();
    }
}
