package org.secureside.operations.loadbalancer.rule;

import java.util.Set;
import java.util.stream.Collectors;
import org.secureside.operations.loadbalancer.model.Configuration;
import org.secureside.operations.loadbalancer.model.Node;
import org.secureside.operations.loadbalancer.model.Pool;
import org.secureside.operations.loadbalancer.model.Target;

/** Routes for operators: one location for each server of a pool, so that each can be asked by itself. */
final class NodeRoutes {

    private NodeRoutes() {}

    /** Returns whether the directive is one of a whole set that leads to every server of the pool. */
    static boolean isOneOf(Configuration configuration, Target target, Pool pool) {
        Node host = target.host().orElse(target.node());
        Set<String> ledTo = configuration.targets().stream()
                .filter(other -> other.host().filter(host::equals).isPresent())
                .filter(other -> other.owner().is("location"))
                .flatMap(other -> Reach.of(configuration, other).only().stream())
                .collect(Collectors.toSet());
        boolean poolIsUsed = configuration.targets().stream()
                .anyMatch(other -> Reach.widePools(configuration, other).contains(pool));
        return poolIsUsed && ledTo.containsAll(pool.listed().keySet());
    }
}
