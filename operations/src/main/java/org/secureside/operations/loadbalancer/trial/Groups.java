package org.secureside.operations.loadbalancer.trial;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.secureside.operations.loadbalancer.model.Configuration;
import org.secureside.operations.loadbalancer.model.Destination;
import org.secureside.operations.loadbalancer.model.Pool;
import org.secureside.operations.loadbalancer.model.Target;

/** All groups of servers in a configuration: its pools, and the servers that a variable chooses between. */
final class Groups {

    private final List<Group> all = new ArrayList<>();

    Groups(Configuration configuration) {
        configuration.pools().stream()
                .filter(pool -> pool.listed().size() > 1 && isMeasured(configuration, pool))
                .map(Group::of)
                .forEach(all::add);
        configuration.targets().stream()
                .filter(Target::isHttp)
                .flatMap(target -> chosenFrom(configuration, target).stream())
                .forEach(all::add);
    }

    List<Group> all() {
        return all;
    }

    /** Returns the widest group that a server belongs to. */
    Optional<Group> widestWith(String server) {
        return all.stream()
                .filter(group -> group.weights().containsKey(server))
                .max(Comparator.comparingInt(group -> group.weights().size()));
    }

    /** Returns whether HTTP is passed to the pool, or nothing at all: other protocols are not measured. */
    private static boolean isMeasured(Configuration configuration, Pool pool) {
        List<Target> leading = configuration.targets().stream()
                .filter(target -> configuration.destinations(target).contains(new Destination.ToPool(pool)))
                .toList();
        return !pool.isStream() && (leading.isEmpty() || leading.stream().anyMatch(Target::isHttp));
    }

    private static Optional<Group> chosenFrom(Configuration configuration, Target target) {
        Set<String> servers = new LinkedHashSet<>();
        for (Destination destination : configuration.destinations(target)) {
            switch (destination) {
                case Destination.ToServer server -> servers.add(server.address().key());
                case Destination.ToPool toPool
                when toPool.pool().listed().size() == 1 ->
                    servers.addAll(toPool.pool().listed().keySet());
                default -> {
                    return Optional.empty();
                }
            }
        }
        return servers.size() > 1 ? Optional.of(Group.of(target.text(), servers)) : Optional.empty();
    }
}
