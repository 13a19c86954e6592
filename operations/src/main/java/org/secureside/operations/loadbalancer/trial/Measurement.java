package org.secureside.operations.loadbalancer.trial;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Where the requests of a crowd ended.
 *
 * @param route the host name and kind of path
 * @param method the method of the requests
 * @param crowd what clients they came from
 * @param requests how many there were
 * @param shares what each server got
 * @param byBalancer what nginx answered by itself: how many by status, 0 standing for none
 */
public record Measurement(
        String route, String method, String crowd, int requests, List<Share> shares, Map<Integer, Integer> byBalancer) {

    public Measurement {
        shares = List.copyOf(shares);
        byBalancer = Map.copyOf(byBalancer);
    }

    /**
     * Returns with what probability this many requests would have shown an uneven spread as an even one, at most. See
     * {@link EvenTest}.
     */
    public double miss() {
        return shares.stream()
                .filter(share -> !share.pool().isEmpty())
                .collect(Collectors.groupingBy(Share::pool))
                .values()
                .stream()
                .mapToDouble(Measurement::miss)
                .max()
                .orElse(0);
    }

    private static double miss(List<Share> pool) {
        return EvenTest.miss(
                pool.stream().map(Share::fair).toList(),
                pool.stream().mapToInt(Share::requests).sum());
    }

    /**
     * What one server got.
     *
     * @param server its address, as written in the configuration
     * @param pool those it shares with; empty if it is alone
     * @param requests how many
     * @param fair the part of what the pool got that it should have got
     */
    public record Share(String server, String pool, int requests, double fair) {}
}
