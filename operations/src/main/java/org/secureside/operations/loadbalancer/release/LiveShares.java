package org.secureside.operations.loadbalancer.release;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.secureside.operations.loadbalancer.model.Configuration;
import org.secureside.operations.loadbalancer.model.Pool;
import org.secureside.operations.loadbalancer.traffic.NodeNames;
import org.secureside.operations.loadbalancer.traffic.Traffic;

/**
 * What the servers got over the last seconds. The names of the components are the names in the JSON.
 *
 * @param release the version of the configuration that runs
 * @param seconds how far back was looked
 * @param requests how many requests there were
 * @param failures how many of them failed, and not by the client's fault
 * @param slowSeconds the time that 95 of 100 did not exceed
 * @param unwatched the release whose watch was cut off, so that nobody knows whether it is good; otherwise nothing
 * @param uneven whether the servers of some pool did not get what they should have
 * @param servers what each server got
 * @param strangers what servers got that are in no pool, by their addresses
 */
record LiveShares(
        String release,
        long seconds,
        int requests,
        int failures,
        double slowSeconds,
        String unwatched,
        boolean uneven,
        List<Server> servers,
        Map<String, Integer> strangers) {

    /**
     * What one server got.
     *
     * @param node its name, or nothing if that is not known
     * @param share its part of what its pool got, from 0 to 1
     * @param expected the part that the configuration gives it
     */
    record Server(String pool, String node, String address, int requests, double share, double expected) {}

    LiveShares {
        servers = List.copyOf(servers);
        strangers = Map.copyOf(strangers);
    }

    static LiveShares of(
            String release,
            Duration last,
            Traffic traffic,
            Configuration configuration,
            NodeNames names,
            Optional<String> unwatched) {
        List<Shares> pools = Shares.all(configuration);
        boolean uneven = pools.stream().anyMatch(pool -> pool.total(traffic) >= Watch.ENOUGH && pool.isUneven(traffic));
        List<Server> servers = pools.stream()
                .flatMap(pool -> pool.weights().keySet().stream().map(address -> server(pool, address, traffic, names)))
                .toList();
        return new LiveShares(
                release,
                last.toSeconds(),
                traffic.requests(),
                traffic.failures(),
                traffic.slow(),
                unwatched.orElse(""),
                uneven,
                servers,
                strangers(traffic, configuration));
    }

    /** Returns whether servers that are in no pool got so much that it is no accident. */
    boolean isAstray() {
        return strangers.values().stream().mapToInt(Integer::intValue).sum() >= Watch.ENOUGH;
    }

    /** Where servers are listed by name, the addresses in the log tell nothing about who is a stranger. */
    private static Map<String, Integer> strangers(Traffic traffic, Configuration configuration) {
        boolean names = configuration.pools().stream()
                .flatMap(pool -> pool.servers().stream())
                .anyMatch(server -> server.address().isName());
        return (names ? Set.<String>of() : traffic.servers())
                .stream()
                        .filter(server -> configuration.pools().stream().noneMatch(pool -> isOf(pool, server)))
                        .collect(Collectors.toMap(Function.identity(), traffic::at));
    }

    /** Where no server of a pool is left, nginx logs the name of the pool in the place of an address. */
    private static boolean isOf(Pool pool, String server) {
        return pool.servers().stream().anyMatch(listed -> listed.address().key().equals(server))
                || server.equalsIgnoreCase(pool.name() + ":80");
    }

    private static Server server(Shares pool, String address, Traffic traffic, NodeNames names) {
        int requests = traffic.at(address);
        return new Server(
                pool.pool(),
                names.of(address),
                address,
                requests,
                (double) requests / Math.max(1, pool.total(traffic)),
                pool.fair(address));
    }
}
