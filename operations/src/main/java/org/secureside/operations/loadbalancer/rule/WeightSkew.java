package org.secureside.operations.loadbalancer.rule;

import java.util.List;
import java.util.stream.Stream;
import org.secureside.operations.loadbalancer.finding.Criterion;
import org.secureside.operations.loadbalancer.finding.Finding;
import org.secureside.operations.loadbalancer.model.Configuration;
import org.secureside.operations.loadbalancer.model.Pool;
import org.secureside.operations.loadbalancer.model.PoolServer;

/** Weights that are far apart. */
final class WeightSkew implements PoolRule {

    private static final Criterion CRITERION = Criterion.error(
            "weight-skew",
            "A server with several times the weight of another gets several times its requests.",
            "Give equal servers equal weights. If one really is that much stronger, accept this rule " + "by name.");

    @Override
    public Criterion criterion() {
        return CRITERION;
    }

    private static final double REFUSED = 3;
    private static final double DOUBTFUL = 2;

    @Override
    public Stream<Finding> findings(Pool pool, Configuration configuration) {
        List<Integer> weights = pool.active().stream().map(PoolServer::weight).toList();
        int most = weights.stream().mapToInt(Integer::intValue).max().orElse(1);
        int least = weights.stream().mapToInt(Integer::intValue).min().orElse(1);
        double ratio = (double) most / Math.max(1, least);
        return ratio < DOUBTFUL
                ? Stream.empty()
                : Stream.of(CRITERION
                        .at(pool.node().at(), "upstream %s has weights %s".formatted(pool.name(), weights))
                        .asErrorIf(ratio >= REFUSED));
    }
}
