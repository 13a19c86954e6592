package org.secureside.operations.loadbalancer.release;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
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
 */
record LiveShares(
        String release,
        long seconds,
        int requests,
        int failures,
        double slowSeconds,
        String unwatched,
        boolean uneven,
        List<Server> servers) {

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
    }

    static LiveShares of(
            String release,
            Duration last,
            Traffic traffic,
            Collection<Shares> pools,
            NodeNames names,
            Optional<String> unwatched) {
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
                servers);
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
