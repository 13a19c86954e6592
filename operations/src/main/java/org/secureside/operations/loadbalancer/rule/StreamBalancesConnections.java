package org.secureside.operations.loadbalancer.rule;

import java.util.stream.Stream;
import org.secureside.operations.loadbalancer.finding.Criterion;
import org.secureside.operations.loadbalancer.finding.Finding;
import org.secureside.operations.loadbalancer.model.Configuration;
import org.secureside.operations.loadbalancer.model.Target;

/** Connections that are balanced, not requests. */
final class StreamBalancesConnections implements TargetRule {

    private static final Criterion CRITERION = Criterion.warning(
            "stream-balances-connections",
            "In a stream block a connection stays with its server: a client or proxy that keeps one "
                    + "connection open sends everything to one server.",
            "Balance HTTP in the http block.");

    @Override
    public Criterion criterion() {
        return CRITERION;
    }

    @Override
    public Stream<Finding> findings(Target target, Configuration configuration) {
        return target.isStream() && Failover.isPossible(configuration, target)
                ? Stream.of(CRITERION.at(target.node().at(), target.node().toString()))
                : Stream.empty();
    }
}
