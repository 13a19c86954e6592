package org.secureside.operations.loadbalancer.rule;

import java.util.Collections;
import java.util.stream.Stream;
import org.secureside.operations.loadbalancer.finding.Criterion;
import org.secureside.operations.loadbalancer.finding.Finding;
import org.secureside.operations.loadbalancer.model.Configuration;
import org.secureside.operations.loadbalancer.model.Reach;
import org.secureside.operations.loadbalancer.model.Socket;
import org.secureside.operations.loadbalancer.model.VirtualHost;

/** Unknown names that end at one server. */
final class DefaultServerMismatch implements Rule {

    private static final Criterion CRITERION = Criterion.error(
            "default-server-mismatch",
            "Requests with a host name that no server block has (another name of the service, an "
                    + "address, a health check) go to the default one, which passes to one server.",
            "Mark the server block that balances as default_server, or let a default one answer 421 " + "or 444.");

    @Override
    public Criterion criterion() {
        return CRITERION;
    }

    @Override
    public Stream<Finding> findings(Configuration configuration) {
        return configuration.sockets().stream()
                .filter(socket -> socket.hosts().stream()
                        .anyMatch(host -> balances(configuration, host)
                                && Collections.disjoint(
                                        host.names(), socket.fallback().names())))
                .map(Socket::fallback)
                .filter(fallback -> !balances(configuration, fallback) && leadsToOne(configuration, fallback))
                .distinct()
                .map(fallback -> CRITERION
                        .at(
                                fallback.node().at(),
                                "the default server block (%s) passes to one server only"
                                        .formatted(String.join(" ", fallback.names())))
                        .asErrorIf(leadsToOneOfAPool(configuration, fallback)));
    }

    private static boolean balances(Configuration configuration, VirtualHost host) {
        return Reach.targetsBelow(configuration, host.node())
                .anyMatch(target -> Failover.isPossible(configuration, target));
    }

    /** A server that belongs to no pool may be another service, which is there for all other names. */
    private static boolean leadsToOneOfAPool(Configuration configuration, VirtualHost host) {
        return Reach.targetsBelow(configuration, host.node())
                .anyMatch(target ->
                        Reach.of(configuration, target).narrowed(configuration).isPresent());
    }

    private static boolean leadsToOne(Configuration configuration, VirtualHost host) {
        return Reach.targetsBelow(configuration, host.node())
                .anyMatch(target -> Reach.of(configuration, target).only().isPresent());
    }
}
