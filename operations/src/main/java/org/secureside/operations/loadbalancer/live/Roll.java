package org.secureside.operations.loadbalancer.live;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.secureside.operations.loadbalancer.model.Address;
import org.secureside.operations.loadbalancer.model.Configuration;
import org.secureside.operations.loadbalancer.model.Destination;
import org.secureside.operations.loadbalancer.model.PoolServer;

/**
 * The servers of a configuration.
 *
 * @param pools those that are not marked as down, by the name of their pool
 * @param alone those that are passed to without a pool
 * @param serving the keys of those that share the traffic of a pool: no backups, and of pools that something is passed to
 */
record Roll(Map<String, List<Address>> pools, List<Address> alone, Set<String> serving) {

    static Roll of(Configuration configuration) {
        Map<String, List<Address>> pools = new LinkedHashMap<>();
        configuration
                .pools()
                .forEach(pool -> pools.put(
                        pool.name(),
                        pool.servers().stream()
                                .filter(server ->
                                        !server.down() && !server.address().isUnix())
                                .map(PoolServer::address)
                                .toList()));
        List<Address> alone = configuration.targets().stream()
                .flatMap(target -> configuration.destinations(target).stream())
                .filter(Destination.ToServer.class::isInstance)
                .map(destination -> ((Destination.ToServer) destination).address())
                .filter(address -> !address.isUnix() && !address.text().isEmpty())
                .toList();
        return new Roll(pools, alone, serving(configuration));
    }

    private static Set<String> serving(Configuration configuration) {
        List<Destination> reached = configuration.targets().stream()
                .flatMap(target -> configuration.destinations(target).stream())
                .toList();
        // A file of pools alone is used by another, and only a request knows which pool some variables name.
        boolean isUnclear = reached.isEmpty() || reached.stream().anyMatch(Destination.Unknown.class::isInstance);
        return configuration.pools().stream()
                .filter(pool -> isUnclear || reached.contains(new Destination.ToPool(pool)))
                .flatMap(pool -> pool.members().keySet().stream())
                .collect(Collectors.toSet());
    }

    List<Address> addresses() {
        List<Address> all = new ArrayList<>();
        pools.values().forEach(all::addAll);
        all.addAll(alone);
        return all;
    }
}
