package org.secureside.operations.loadbalancer.rule;

import java.util.stream.Stream;
import org.secureside.operations.loadbalancer.finding.Criterion;
import org.secureside.operations.loadbalancer.finding.Finding;
import org.secureside.operations.loadbalancer.model.Configuration;
import org.secureside.operations.loadbalancer.model.Pool;

/** Clients that stay with the server they met first. */
final class StickySession implements PoolRule {

    private static final Criterion CRITERION = Criterion.error(
            "sticky-session",
            "After a server restarts, its clients stay with the others until their cookies end; a "
                    + "busy client keeps its server busy.",
            "Leave it out: nothing in a request that carries its own token needs a particular server.");

    @Override
    public Criterion criterion() {
        return CRITERION;
    }

    @Override
    public Stream<Finding> findings(Pool pool, Configuration configuration) {
        return pool.node().children("sticky", "sticky_cookie_insert").stream()
                .map(sticky -> CRITERION.at(sticky.at(), "upstream %s: %s".formatted(pool.name(), sticky)));
    }
}
