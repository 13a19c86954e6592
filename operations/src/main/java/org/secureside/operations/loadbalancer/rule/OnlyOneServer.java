package org.secureside.operations.loadbalancer.rule;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.secureside.operations.loadbalancer.finding.Criterion;
import org.secureside.operations.loadbalancer.finding.Finding;
import org.secureside.operations.loadbalancer.model.Address;
import org.secureside.operations.loadbalancer.model.Configuration;
import org.secureside.operations.loadbalancer.model.Destination;
import org.secureside.operations.loadbalancer.model.PoolServer;

/** Everything that is passed on ends at one server. */
final class OnlyOneServer implements Rule {

    private static final Criterion CRITERION = Criterion.error(
            "only-one-server",
            "There is nothing to balance: one server takes all traffic, and when it fails, everything " + "fails.",
            "List every server in one upstream block and pass to that.");

    @Override
    public Criterion criterion() {
        return CRITERION;
    }

    @Override
    public Stream<Finding> findings(Configuration configuration) {
        List<Destination> reached = configuration.targets().stream()
                .flatMap(target -> configuration.destinations(target).stream())
                .toList();
        List<Address> servers = reached.stream()
                .flatMap(OnlyOneServer::servers)
                // What is passed to nginx itself goes on from there.
                .filter(address -> configuration.hostsAt(address).isEmpty())
                .collect(Collectors.toMap(Address::key, address -> address, (first, second) -> first))
                .values()
                .stream()
                .toList();
        boolean known = reached.stream().noneMatch(Destination.Unknown.class::isInstance);
        // A name may stand for several servers, and a missing file may hold more.
        return known && servers.size() == 1 && !servers.getFirst().isName() && !configuration.isIncomplete()
                ? Stream.of(CRITERION.at(
                        configuration.targets().getFirst().node().at(),
                        "every request goes to " + servers.getFirst().text()))
                : Stream.empty();
    }

    private static Stream<Address> servers(Destination destination) {
        return switch (destination) {
            case Destination.ToPool toPool -> toPool.pool().servers().stream().map(PoolServer::address);
            case Destination.ToServer toServer -> Stream.of(toServer.address());
            case Destination.Unknown unknown -> Stream.empty();
        };
    }
}
