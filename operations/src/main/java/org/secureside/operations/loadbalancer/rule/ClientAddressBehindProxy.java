package org.secureside.operations.loadbalancer.rule;

import java.util.List;
import java.util.stream.Stream;
import org.secureside.operations.loadbalancer.finding.Criterion;
import org.secureside.operations.loadbalancer.finding.Finding;
import org.secureside.operations.loadbalancer.model.Balancing;
import org.secureside.operations.loadbalancer.model.Configuration;
import org.secureside.operations.loadbalancer.model.Destination;
import org.secureside.operations.loadbalancer.model.Node;
import org.secureside.operations.loadbalancer.model.Pool;
import org.secureside.operations.loadbalancer.model.Target;

/** Servers chosen by the address of the connection. */
final class ClientAddressBehindProxy implements PoolRule {

    private static final Criterion CRITERION = Criterion.error(
            "client-address-behind-proxy",
            "Behind a proxy, a content delivery network or one company network all clients have one "
                    + "address, and so one server; ip_hash looks only at the first three numbers of an IPv4 "
                    + "address.",
            "Use round robin or least_conn. If it must be the address, take the real one with "
                    + "set_real_ip_from and real_ip_header.");

    @Override
    public Criterion criterion() {
        return CRITERION;
    }

    @Override
    public Stream<Finding> findings(Pool pool, Configuration configuration) {
        Balancing balancing = pool.balancing();
        boolean byAddress = balancing.method() == Balancing.Method.CLIENT_ADDRESS
                || (balancing.method() == Balancing.Method.HASH
                        && new Spreads(configuration.variables()).of(balancing.key()) == Spread.ADDRESS);
        return byAddress && !isRealAddress(pool, configuration)
                ? Stream.of(CRITERION.at(
                        balancing.node().at(),
                        "upstream %s chooses by the address of the connection, and no proxy is trusted to tell the real one"
                                .formatted(pool.name())))
                : Stream.empty();
    }

    /** Returns whether a proxy is trusted to tell the real address wherever requests come to the pool from. */
    private static boolean isRealAddress(Pool pool, Configuration configuration) {
        List<Node> ways = configuration.targets().stream()
                .filter(target -> configuration.destinations(target).contains(new Destination.ToPool(pool)))
                .map(Target::node)
                .toList();
        return ways.isEmpty()
                ? configuration.all("set_real_ip_from").findAny().isPresent()
                : ways.stream()
                        .allMatch(way -> way.inherited("set_real_ip_from").isPresent() && isTold(way));
    }

    /** Returns whether the address is told in the way that is believed: the PROXY protocol must be listened for. */
    private static boolean isTold(Node way) {
        boolean byProtocol = way.inherited("real_ip_header")
                .filter(header -> header.argument(0).equals("proxy_protocol"))
                .isPresent();
        return !byProtocol
                || way.ancestor("server").stream()
                        .flatMap(host -> host.children("listen").stream())
                        .anyMatch(listen -> listen.arguments().contains("proxy_protocol"));
    }
}
