package org.secureside.operations.loadbalancer.rule;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.secureside.operations.loadbalancer.finding.Criterion;
import org.secureside.operations.loadbalancer.finding.Finding;
import org.secureside.operations.loadbalancer.model.Address;
import org.secureside.operations.loadbalancer.model.Configuration;
import org.secureside.operations.loadbalancer.model.Pool;
import org.secureside.operations.loadbalancer.model.PoolServer;
import org.secureside.operations.loadbalancer.model.Reach;

/** Servers of a pool that are sockets of nginx itself, behind which is one and the same server. */
final class HopsToOneServer implements PoolRule {

    private static final Criterion CRITERION = Criterion.error(
            "hops-to-one-server",
            "The servers of the pool are sockets of this nginx, and what comes there is passed on to one server: it gets the "
                    + "shares of all of them.",
            "Compare what each of these server blocks passes to, or list the servers in the pool.");

    @Override
    public Criterion criterion() {
        return CRITERION;
    }

    @Override
    public Stream<Finding> findings(Pool pool, Configuration configuration) {
        Map<String, List<String>> behind = pool.members().values().stream()
                .map(PoolServer::address)
                .filter(address -> onlyBehind(address, configuration).isPresent())
                .collect(Collectors.groupingBy(
                        address -> onlyBehind(address, configuration).orElseThrow(),
                        LinkedHashMap::new,
                        Collectors.mapping(Address::text, Collectors.toList())));
        return behind.entrySet().stream()
                .filter(entry -> entry.getValue().size() > 1)
                .map(entry -> CRITERION.at(
                        pool.node().at(),
                        "%s of upstream %s lead to %s"
                                .formatted(String.join(" and ", entry.getValue()), pool.name(), entry.getKey())));
    }

    /** Returns the one server to which nginx passes what comes to a socket of its own; empty if there is no one server. */
    private static Optional<String> onlyBehind(Address address, Configuration configuration) {
        Set<Reach> reaches = configuration.hostsAt(address).stream()
                .flatMap(host -> Reach.targetsBelow(configuration, host.node()))
                .map(target -> Reach.of(configuration, target))
                .collect(Collectors.toSet());
        Set<Optional<String>> servers = reaches.stream().map(Reach::only).collect(Collectors.toSet());
        return servers.size() == 1 ? servers.iterator().next() : Optional.empty();
    }
}
