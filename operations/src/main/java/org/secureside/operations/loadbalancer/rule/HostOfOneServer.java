package org.secureside.operations.loadbalancer.rule;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.secureside.operations.loadbalancer.finding.Criterion;
import org.secureside.operations.loadbalancer.finding.Finding;
import org.secureside.operations.loadbalancer.model.Address;
import org.secureside.operations.loadbalancer.model.Configuration;
import org.secureside.operations.loadbalancer.model.Node;
import org.secureside.operations.loadbalancer.model.Pool;
import org.secureside.operations.loadbalancer.model.Reach;
import org.secureside.operations.loadbalancer.model.Target;

/** Every request carries the name of one server, whichever it is sent to. */
final class HostOfOneServer implements Rule {

    private static final Criterion CRITERION = Criterion.error(
            "host-of-one-server",
            "Every request says that it is for one server of the pool. Where several names lead to one platform, which"
                    + " goes by the name, that server gets all of them.",
            "Write \"proxy_set_header Host $host;\", or let a server be a way in that does not go by the name.");

    @Override
    public Criterion criterion() {
        return CRITERION;
    }

    @Override
    public Stream<Finding> findings(Configuration configuration) {
        return configuration.targets().stream()
                .filter(Target::isHttp)
                .flatMap(target -> Reach.widePools(configuration, target).stream()
                        .flatMap(pool -> naming(target)
                                .flatMap(directive -> finding(configuration, target, pool, directive).stream())))
                .distinct();
    }

    /** Returns what tells a server by which name it is asked. */
    private static Stream<Node> naming(Target target) {
        return Stream.concat(
                target.node().inheritedAll("proxy_set_header").stream()
                        .filter(header -> header.argument(0).equalsIgnoreCase("Host")),
                target.node().inherited("proxy_ssl_name").stream());
    }

    private static Optional<Finding> finding(Configuration configuration, Target target, Pool pool, Node directive) {
        String text = directive.argument(directive.arguments().size() - 1);
        return configuration
                .variables()
                .values(text, target.node())
                .filter(values -> values.size() == 1)
                .flatMap(values -> Address.parse(values.iterator().next()))
                .filter(address -> hosts(pool).size() > 1 && hosts(pool).contains(address.host()))
                .map(address -> CRITERION
                        .at(directive.at(), "%s, to all of upstream %s".formatted(directive, pool.name()))
                        .asErrorIf(address.isName()));
    }

    private static Set<String> hosts(Pool pool) {
        return Set.copyOf(pool.listed().values().stream()
                .map(server -> server.address().host())
                .toList());
    }
}
