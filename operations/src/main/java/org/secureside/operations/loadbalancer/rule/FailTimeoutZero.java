package org.secureside.operations.loadbalancer.rule;

import java.util.stream.Stream;
import org.secureside.operations.loadbalancer.finding.Criterion;
import org.secureside.operations.loadbalancer.finding.Finding;
import org.secureside.operations.loadbalancer.model.Configuration;
import org.secureside.operations.loadbalancer.model.Pool;

/** A dead server that is tried again at once. */
final class FailTimeoutZero implements PoolRule {

    private static final Criterion CRITERION = Criterion.error(
            "fail-timeout-zero",
            "With fail_timeout=0 no failure is ever remembered, as if max_fails were 0.",
            "Use about the time that a restart takes, as in 2s or 10s.");

    @Override
    public Criterion criterion() {
        return CRITERION;
    }

    @Override
    public Stream<Finding> findings(Pool pool, Configuration configuration) {
        return pool.servers().stream()
                .filter(server ->
                        server.failTimeoutSeconds() == 0 && pool.listed().size() > 1)
                .map(server -> CRITERION.at(
                        server.node().at(),
                        "%s of upstream %s".formatted(server.address().text(), pool.name())));
    }
}
