package org.secureside.operations.loadbalancer.rule;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.secureside.operations.loadbalancer.finding.Criterion;
import org.secureside.operations.loadbalancer.finding.Finding;
import org.secureside.operations.loadbalancer.model.Address;
import org.secureside.operations.loadbalancer.model.Configuration;
import org.secureside.operations.loadbalancer.model.Pool;
import org.secureside.operations.loadbalancer.model.PoolServer;

/** A machine that is in a pool with several ports. */
final class MachineSharesTwice implements PoolRule {

    private static final Criterion CRITERION = Criterion.warning(
            "machine-shares-twice",
            "One machine gets the shares of several servers. It is usually a copied line in which the port was changed and "
                    + "the address was not.",
            "Compare the addresses with those of the machines.");

    @Override
    public Criterion criterion() {
        return CRITERION;
    }

    @Override
    public Stream<Finding> findings(Pool pool, Configuration configuration) {
        Map<String, Long> shares = pool.listed().values().stream()
                .map(PoolServer::address)
                .filter(address -> !address.isUnix() && !isHere(address))
                .collect(Collectors.groupingBy(Address::host, Collectors.counting()));
        long least = shares.size() == 1
                ? 1
                : shares.values().stream().mapToLong(count -> count).min().orElse(1);
        List<String> favored = shares.keySet().stream()
                .filter(host -> shares.getOrDefault(host, 0L) > least)
                .sorted()
                .toList();
        return favored.isEmpty()
                ? Stream.empty()
                : Stream.of(CRITERION.at(
                        pool.node().at(),
                        "upstream %s has %s more often than others"
                                .formatted(pool.name(), String.join(", ", favored))));
    }

    /** Returns whether it is the machine of the balancer, where every server has a port of its own. */
    private static boolean isHere(Address address) {
        return address.host().startsWith("127.");
    }
}
