package org.secureside.operations.loadbalancer.rule;

import java.util.Optional;
import java.util.stream.Stream;
import org.secureside.operations.loadbalancer.finding.Criterion;
import org.secureside.operations.loadbalancer.finding.Finding;
import org.secureside.operations.loadbalancer.model.Configuration;
import org.secureside.operations.loadbalancer.model.Durations;
import org.secureside.operations.loadbalancer.model.Node;
import org.secureside.operations.loadbalancer.model.Target;

/** A long wait for a machine that is gone. */
final class ConnectTimeoutLong implements Rule {

    private static final Criterion CRITERION = Criterion.warning(
            "connect-timeout-long",
            "A machine that does not answer at all holds each request that meets it for this long "
                    + "before another is tried.",
            "Servers nearby answer within milliseconds: write \"proxy_connect_timeout 1s;\".");

    @Override
    public Criterion criterion() {
        return CRITERION;
    }

    private static final long DOUBTFUL_SECONDS = 10;

    @Override
    public Stream<Finding> findings(Configuration configuration) {
        return configuration.targets().stream()
                .filter(target -> target.isHttp() && Failover.isPossible(configuration, target))
                .flatMap(target -> finding(target).stream())
                .distinct();
    }

    private static Optional<Finding> finding(Target target) {
        Optional<Node> said = target.node().inherited("proxy_connect_timeout");
        if (said.isEmpty()) {
            return Optional.of(CRITERION.at(target.node().at(), "nothing is said, so it is 60 seconds"));
        }
        return said.filter(timeout -> Durations.seconds(timeout.argument(0)).orElse(0L) > DOUBTFUL_SECONDS)
                .map(timeout -> CRITERION.at(timeout.at(), timeout.toString()));
    }
}
