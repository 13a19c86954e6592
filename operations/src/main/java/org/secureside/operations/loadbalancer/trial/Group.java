package org.secureside.operations.loadbalancer.trial;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.secureside.operations.loadbalancer.model.Pool;
import org.secureside.operations.loadbalancer.model.PoolServer;

/**
 * Servers that are to share what they get.
 *
 * @param name the pool, or the variable that chooses between them
 * @param weights what each is to get, in relation to the others, by the key of its address
 */
record Group(String name, Map<String, Integer> weights) {

    Group {
        weights = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(weights));
    }

    static Group of(Pool pool) {
        // A pool that was reduced to one server was still meant to have several.
        List<PoolServer> servers = pool.width() > 1 ? pool.active() : pool.servers();
        Map<String, Integer> weights = new LinkedHashMap<>();
        servers.forEach(server -> weights.putIfAbsent(server.address().key(), server.weight()));
        return new Group(pool.name(), weights);
    }

    static Group of(String name, Collection<String> servers) {
        Map<String, Integer> weights = new LinkedHashMap<>();
        servers.forEach(server -> weights.put(server, 1));
        return new Group(name, weights);
    }

    /** Returns the keys of the addresses. */
    List<String> servers() {
        return List.copyOf(weights.keySet());
    }

    /** Returns the part of the whole that each is to get. */
    List<Double> shares() {
        double all = weights.values().stream().mapToInt(Integer::intValue).sum();
        return weights.values().stream().map(weight -> weight / all).toList();
    }
}
