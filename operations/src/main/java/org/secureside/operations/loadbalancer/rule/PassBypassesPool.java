package org.secureside.operations.loadbalancer.rule;

import java.util.stream.Stream;
import org.secureside.operations.loadbalancer.finding.Criterion;
import org.secureside.operations.loadbalancer.finding.Finding;
import org.secureside.operations.loadbalancer.model.Configuration;
import org.secureside.operations.loadbalancer.model.NodeRoutes;
import org.secureside.operations.loadbalancer.model.Reach;
import org.secureside.operations.loadbalancer.model.Target;

/** A server of a pool that is passed to directly. */
final class PassBypassesPool implements TargetRule {

    private static final Criterion CRITERION = Criterion.error(
            "proxy-pass-bypasses-pool",
            "What goes past the pool is not balanced: it all ends at the one server, on top of its "
                    + "share of the rest.",
            "Pass to the pool by its name. Routes for operators are fine if there is one for every " + "server.");

    @Override
    public Criterion criterion() {
        return CRITERION;
    }

    @Override
    public Stream<Finding> findings(Target target, Configuration configuration) {
        return Reach.of(configuration, target)
                .narrowed(configuration)
                .filter(pool -> !NodeRoutes.isOneOf(configuration, target, pool))
                .map(pool -> CRITERION.at(
                        target.node().at(),
                        "%s leads to one server of upstream %s only".formatted(target.node(), pool.name())))
                .stream();
    }
}
