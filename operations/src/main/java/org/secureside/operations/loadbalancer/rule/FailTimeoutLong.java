package org.secureside.operations.loadbalancer.rule;

import java.util.stream.Stream;
import org.secureside.operations.loadbalancer.finding.Criterion;
import org.secureside.operations.loadbalancer.finding.Finding;
import org.secureside.operations.loadbalancer.model.Configuration;
import org.secureside.operations.loadbalancer.model.Pool;

/** A server that is punished for too long. */
final class FailTimeoutLong implements PoolRule {

    private static final Criterion CRITERION = Criterion.error(
            "fail-timeout-long",
            "After max_fails failures within that time the server gets nothing for as long; a short "
                    + "disturbance of two servers leaves the third with everything.",
            "Use about the time that a restart takes, as in 2s or 10s.");

    @Override
    public Criterion criterion() {
        return CRITERION;
    }

    private static final long REFUSED_SECONDS = 300;
    private static final long DOUBTFUL_SECONDS = 60;

    @Override
    public Stream<Finding> findings(Pool pool, Configuration configuration) {
        return pool.servers().stream()
                .filter(server -> server.failTimeoutSeconds() >= DOUBTFUL_SECONDS
                        && pool.listed().size() > 1)
                .map(server -> CRITERION
                        .at(
                                server.node().at(),
                                "%s of upstream %s is left alone for %d seconds"
                                        .formatted(server.address().text(), pool.name(), server.failTimeoutSeconds()))
                        .asErrorIf(server.failTimeoutSeconds() >= REFUSED_SECONDS));
    }
}
