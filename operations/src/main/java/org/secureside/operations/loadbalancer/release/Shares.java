package org.secureside.operations.loadbalancer.release;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.secureside.operations.loadbalancer.model.Configuration;
import org.secureside.operations.loadbalancer.model.Pool;
import org.secureside.operations.loadbalancer.model.PoolServer;
import org.secureside.operations.loadbalancer.traffic.Traffic;
import org.secureside.operations.loadbalancer.trial.EvenTest;

/**
 * What the servers of a pool should get.
 *
 * @param pool the name of the pool
 * @param weights the weight of each server, by the key of its address
 */
record Shares(String pool, Map<String, Integer> weights) {

    Shares {
        weights = Collections.unmodifiableMap(new LinkedHashMap<>(weights));
    }

    /**
     * Returns the pools of several servers once a release has followed another. Its own weights hold, and a server that
     * it has lost is to get what it got before.
     */
    static List<Shares> of(Configuration before, Configuration release) {
        Map<String, Shares> byName = new LinkedHashMap<>();
        all(before).forEach(shares -> byName.putIfAbsent(shares.pool(), shares));
        all(release).forEach(shares -> byName.merge(shares.pool(), shares, Shares::followedBy));
        return byName.values().stream()
                .filter(shares -> shares.weights().size() > 1)
                .toList();
    }

    /** Returns all pools of a configuration, those of one server too. */
    static List<Shares> all(Configuration configuration) {
        return configuration.pools().stream()
                .filter(pool -> !pool.isStream())
                .map(Shares::of)
                .toList();
    }

    private static Shares of(Pool pool) {
        Map<String, Integer> weights = new LinkedHashMap<>();
        List<PoolServer> servers = pool.width() > 1 ? pool.active() : pool.servers();
        servers.forEach(server -> weights.putIfAbsent(server.address().key(), server.weight()));
        return new Shares(pool.name(), weights);
    }

    private Shares followedBy(Shares next) {
        if (next.weights().keySet().containsAll(weights.keySet())) {
            return next;
        }
        // Weights are in relation to each other only: those of both are made comparable by the servers that both have.
        int own = sum(weights, next);
        int others = sum(next.weights(), this);
        Map<String, Integer> together = new LinkedHashMap<>();
        weights.forEach((server, weight) -> together.put(server, weight * others));
        next.weights().forEach((server, weight) -> together.put(server, weight * own));
        return new Shares(pool, together);
    }

    private static int sum(Map<String, Integer> weights, Shares common) {
        int sum = weights.entrySet().stream()
                .filter(entry -> common.weights().containsKey(entry.getKey()))
                .mapToInt(Map.Entry::getValue)
                .sum();
        return Math.max(1, sum);
    }

    /** Returns the pool without the servers that already got nothing before: they are not the new release's fault. */
    Shares withoutThoseIdleIn(Traffic before, int enough) {
        if (total(before) < enough) {
            return this;
        }
        Map<String, Integer> busy = new LinkedHashMap<>(weights);
        busy.keySet().removeIf(server -> before.at(server) == 0);
        return new Shares(pool, busy);
    }

    /** Returns the pool without servers that are to get nothing from now on. */
    Shares without(Collection<String> servers) {
        Map<String, Integer> left = new LinkedHashMap<>(weights);
        left.keySet().removeAll(servers);
        return new Shares(pool, left);
    }

    /** Returns the part of the traffic that a server should get. */
    double fair(String server) {
        return (double) weights.getOrDefault(server, 0)
                / Math.max(
                        1, weights.values().stream().mapToInt(Integer::intValue).sum());
    }

    int total(Traffic traffic) {
        return weights.keySet().stream().mapToInt(traffic::at).sum();
    }

    /** Returns whether the servers did not get what they should have. */
    boolean isUneven(Traffic traffic) {
        List<Double> fair = weights.keySet().stream().map(this::fair).toList();
        List<Integer> counts = weights.keySet().stream().map(traffic::at).toList();
        return weights.size() > 1 && EvenTest.isUneven(fair, counts);
    }

    /** Returns what each server got, as in {@code 127.0.0.1:8081 34 %}. */
    String describe(Traffic traffic) {
        int all = Math.max(1, total(traffic));
        return String.join(
                ", ",
                weights.keySet().stream()
                        .map(server -> "%s %.0f %%".formatted(server, 100.0 * traffic.at(server) / all))
                        .toList());
    }
}
