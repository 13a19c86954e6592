package org.secureside.operations.loadbalancer.rule;

import java.util.stream.Stream;
import org.secureside.operations.loadbalancer.finding.Criterion;
import org.secureside.operations.loadbalancer.finding.Finding;
import org.secureside.operations.loadbalancer.model.Configuration;
import org.secureside.operations.loadbalancer.model.Destination;
import org.secureside.operations.loadbalancer.model.Target;
import org.secureside.operations.loadbalancer.model.Texts;

/** A name that is known only when a request comes, and nobody to ask for it. */
final class VariableTargetWithoutResolver implements TargetRule {

    private static final Criterion CRITERION = Criterion.error(
            "variable-target-without-resolver",
            "Where a variable holds a name that is no pool, nginx needs a resolver, or answers 502.",
            "Add \"resolver ADDRESS;\", or let the variable name a pool.");

    @Override
    public Criterion criterion() {
        return CRITERION;
    }

    @Override
    public Stream<Finding> findings(Target target, Configuration configuration) {
        boolean mayBeName = configuration.destinations(target).stream()
                .anyMatch(destination -> destination instanceof Destination.ToServer server
                        && server.address().isName());
        return Texts.hasVariables(target.authority())
                        && mayBeName
                        && target.node().inherited("resolver").isEmpty()
                ? Stream.of(CRITERION.at(target.node().at(), target.node().toString()))
                : Stream.empty();
    }
}
