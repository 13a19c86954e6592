package org.secureside.operations.loadbalancer.model;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The servers to which something may lead.
 *
 * @param servers the keys of their addresses
 * @param pools the pools on the way there
 * @param complete whether these are all
 */
public record Reach(Set<String> servers, Set<Pool> pools, boolean complete) {

    /** Returns where a directive may lead. */
    public static Reach of(Configuration configuration, Target target) {
        return of(configuration.destinations(target));
    }

    /** Returns where several destinations lead together. */
    public static Reach of(Collection<Destination> destinations) {
        Set<String> servers = new LinkedHashSet<>();
        Set<Pool> pools = new LinkedHashSet<>();
        boolean complete = true;
        for (Destination destination : destinations) {
            switch (destination) {
                case Destination.ToPool toPool -> {
                    pools.add(toPool.pool());
                    servers.addAll(toPool.pool().members().keySet());
                }
                case Destination.ToServer toServer ->
                    servers.add(toServer.address().key());
                case Destination.Unknown unknown -> complete = false;
            }
        }
        return new Reach(servers, pools, complete);
    }

    /** Returns the only server, if there is one and no more. */
    public Optional<String> only() {
        return complete && servers.size() == 1 ? Optional.of(servers.iterator().next()) : Optional.empty();
    }

    /** Returns the pool of several servers of which this leads to a single one only. */
    public Optional<Pool> narrowed(Configuration configuration) {
        return only().flatMap(server -> configuration.widePools().stream()
                .filter(pool -> pool.listed().containsKey(server) && !pools.contains(pool))
                .findFirst());
    }

    /** Returns the directives below a block that pass requests on, internal locations left out. */
    public static Stream<Target> targetsBelow(Configuration configuration, Node block) {
        return configuration.targets().stream()
                .filter(target -> target.node().ancestors().anyMatch(block::equals));
    }

    /** Returns the pools with several servers among the destinations of a directive. */
    public static List<Pool> widePools(Configuration configuration, Target target) {
        return configuration.destinations(target).stream()
                .flatMap(destination -> destination instanceof Destination.ToPool toPool
                        ? Stream.of(toPool.pool())
                        : Stream.<Pool>empty())
                .filter(pool -> pool.listed().size() > 1)
                .toList();
    }
}
