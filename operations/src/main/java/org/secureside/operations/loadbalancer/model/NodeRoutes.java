package org.secureside.operations.loadbalancer.model;

import java.util.Set;
import java.util.stream.Collectors;

/** Routes for operators: one location for each server of a pool, so that each can be asked by itself. */
public final class NodeRoutes {

    private NodeRoutes() {}

    /** Returns whether the directive is one of a whole set that leads to every server of some pool. */
    public static boolean isOneOf(Configuration configuration, Target target) {
        return Reach.of(configuration, target)
                .narrowed(configuration)
                .filter(pool -> isOneOf(configuration, target, pool))
                .isPresent();
    }

    /** Returns whether the directive is one of a whole set that leads to every server of the pool. */
    public static boolean isOneOf(Configuration configuration, Target target, Pool pool) {
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
