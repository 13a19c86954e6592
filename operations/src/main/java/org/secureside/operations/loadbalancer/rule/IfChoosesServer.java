package org.secureside.operations.loadbalancer.rule;

import java.util.List;
import java.util.stream.Stream;
import org.secureside.operations.loadbalancer.finding.Criterion;
import org.secureside.operations.loadbalancer.finding.Finding;
import org.secureside.operations.loadbalancer.model.Address;
import org.secureside.operations.loadbalancer.model.Configuration;
import org.secureside.operations.loadbalancer.model.Destination;
import org.secureside.operations.loadbalancer.model.Node;
import org.secureside.operations.loadbalancer.model.Pool;
import org.secureside.operations.loadbalancer.model.Reach;
import org.secureside.operations.loadbalancer.model.Target;
import org.secureside.operations.loadbalancer.model.Texts;

/** A condition that sends requests to one server. */
final class IfChoosesServer implements Rule {

    private static final Criterion CRITERION = Criterion.error(
            "if-chooses-server",
            "The requests for which the condition holds all go to one server; and \"if\" in a location "
                    + "does not do what it seems to (nginx's own wiki: \"If Is Evil\").",
            "Choose a pool with map, and pass to that.");

    @Override
    public Criterion criterion() {
        return CRITERION;
    }

    @Override
    public Stream<Finding> findings(Configuration configuration) {
        return configuration
                .all("if")
                .flatMap(condition -> condition.children().stream()
                        .filter(inner -> choosesOne(configuration, inner))
                        .map(inner -> CRITERION.at(inner.at(), "%s { %s }".formatted(condition, inner))));
    }

    private static boolean choosesOne(Configuration configuration, Node inner) {
        if (inner.is("set")) {
            String server = inner.argument(1);
            return Address.parse(Target.authority(server))
                    .filter(address -> !Texts.hasVariables(server))
                    .filter(address -> !configuration.widePoolsWith(address).isEmpty()
                            || configuration.poolsNamed(server, false).stream()
                                    .anyMatch(pool -> isNarrow(configuration, pool)))
                    .isPresent();
        }
        return configuration.targets().stream()
                .filter(target -> target.node().equals(inner))
                .anyMatch(target ->
                        Reach.of(configuration, target).narrowed(configuration).isPresent());
    }

    private static boolean isNarrow(Configuration configuration, Pool pool) {
        return Reach.of(List.of(new Destination.ToPool(pool)))
                .narrowed(configuration)
                .isPresent();
    }
}
