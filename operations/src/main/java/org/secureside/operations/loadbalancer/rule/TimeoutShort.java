package org.secureside.operations.loadbalancer.rule;

import java.util.Map;
import java.util.stream.Stream;
import org.secureside.operations.loadbalancer.finding.Criterion;
import org.secureside.operations.loadbalancer.finding.Finding;
import org.secureside.operations.loadbalancer.model.Configuration;
import org.secureside.operations.loadbalancer.model.Durations;
import org.secureside.operations.loadbalancer.model.Target;

/** A patience so short that a busy server counts as a dead one. */
final class TimeoutShort implements Rule {

    private static final Criterion CRITERION = Criterion.error(
            "timeout-short",
            "A server that is busy for a moment counts as failed and is left alone; the others get its share and are"
                    + " busy next, until one is left with everything.",
            "Allow what a busy server takes: 5s or more for an answer, 1s for a connection.");

    /** The least that is no finding, in milliseconds. A packet that is lost is sent again after a second. */
    private static final Map<String, Long> LEAST =
            Map.of("proxy_read_timeout", 1_000L, "proxy_send_timeout", 1_000L, "proxy_connect_timeout", 50L);

    @Override
    public Criterion criterion() {
        return CRITERION;
    }

    @Override
    public Stream<Finding> findings(Configuration configuration) {
        return configuration.targets().stream()
                .filter(target -> target.isHttp() && Failover.isPossible(configuration, target))
                .flatMap(TimeoutShort::findings)
                .distinct();
    }

    private static Stream<Finding> findings(Target target) {
        return LEAST.entrySet().stream()
                .flatMap(least -> target.node().inherited(least.getKey()).stream()
                        .filter(timeout -> Durations.millis(timeout.argument(0))
                                .filter(millis -> millis < least.getValue())
                                .isPresent()))
                .map(timeout -> CRITERION.at(timeout.at(), timeout.toString()));
    }
}
