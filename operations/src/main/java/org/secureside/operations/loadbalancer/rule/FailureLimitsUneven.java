package org.secureside.operations.loadbalancer.rule;

import java.util.List;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.secureside.operations.loadbalancer.finding.Criterion;
import org.secureside.operations.loadbalancer.finding.Finding;
import org.secureside.operations.loadbalancer.model.Configuration;
import org.secureside.operations.loadbalancer.model.Pool;
import org.secureside.operations.loadbalancer.model.PoolServer;

/** A server that is forgiven more than the others. */
final class FailureLimitsUneven implements PoolRule {

    private static final Criterion CRITERION = Criterion.error(
            "failure-limits-uneven",
            "A disturbance that meets all servers takes those out that are forgiven least; the one that is forgiven"
                    + " more, or is back sooner, gets everything.",
            "Give equal servers equal max_fails and fail_timeout.");

    private static final long REFUSED = 5;
    private static final long DOUBTFUL = 2;

    @Override
    public Criterion criterion() {
        return CRITERION;
    }

    @Override
    public Stream<Finding> findings(Pool pool, Configuration configuration) {
        return Stream.concat(
                finding(pool, "max_fails", PoolServer::maxFails),
                finding(pool, "fail_timeout", PoolServer::failTimeoutSeconds));
    }

    /** None at all is another finding. */
    private static Stream<Finding> finding(Pool pool, String parameter, ToLongFunction<PoolServer> limit) {
        List<Long> limits = pool.active().stream()
                .map(limit::applyAsLong)
                .filter(value -> value > 0)
                .toList();
        long most = limits.stream().mapToLong(Long::longValue).max().orElse(1);
        long least = limits.stream().mapToLong(Long::longValue).min().orElse(1);
        return most < DOUBTFUL * least
                ? Stream.empty()
                : Stream.of(CRITERION
                        .at(pool.node().at(), "upstream %s has %s of %s".formatted(pool.name(), parameter, limits))
                        .asErrorIf(most >= REFUSED * least));
    }
}
