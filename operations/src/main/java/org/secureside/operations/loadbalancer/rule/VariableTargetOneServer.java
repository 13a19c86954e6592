package org.secureside.operations.loadbalancer.rule;

import java.util.stream.Stream;
import org.secureside.operations.loadbalancer.finding.Criterion;
import org.secureside.operations.loadbalancer.finding.Finding;
import org.secureside.operations.loadbalancer.model.Address;
import org.secureside.operations.loadbalancer.model.Configuration;
import org.secureside.operations.loadbalancer.model.Reach;
import org.secureside.operations.loadbalancer.model.Target;
import org.secureside.operations.loadbalancer.model.Texts;

/** A variable that can only be one server. */
final class VariableTargetOneServer implements TargetRule {

    private static final Criterion CRITERION = Criterion.error(
            "variable-target-one-server",
            "It looks as if something were chosen, but every request goes to the same server.",
            "Let the variable name a pool, or pass to the pool directly.");

    @Override
    public Criterion criterion() {
        return CRITERION;
    }

    @Override
    public Stream<Finding> findings(Target target, Configuration configuration) {
        return Texts.hasVariables(target.authority())
                ? Reach.of(configuration, target)
                        .only()
                        .map(server -> CRITERION
                                .at(target.node().at(), "%s is always %s".formatted(target.node(), server))
                                .asErrorIf(!isAskedAgain(target, server)))
                        .stream()
                : Stream.empty();
    }

    /** Returns whether it is a name that nginx asks for again and again: it may stand for many servers. */
    private static boolean isAskedAgain(Target target, String server) {
        return target.node().inherited("resolver").isPresent()
                && Address.parse(server).filter(Address::isName).isPresent();
    }
}
