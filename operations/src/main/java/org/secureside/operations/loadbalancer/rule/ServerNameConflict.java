package org.secureside.operations.loadbalancer.rule;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.secureside.operations.loadbalancer.finding.Criterion;
import org.secureside.operations.loadbalancer.finding.Finding;
import org.secureside.operations.loadbalancer.model.Configuration;
import org.secureside.operations.loadbalancer.model.VirtualHost;

/** Two server blocks for one name. */
final class ServerNameConflict implements Rule {

    private static final Criterion CRITERION = Criterion.error(
            "server-name-conflict",
            "nginx warns (\"conflicting server name … ignored\") and uses the first; what the second "
                    + "one balances is never reached.",
            "Delete the old block.");

    @Override
    public Criterion criterion() {
        return CRITERION;
    }

    @Override
    public Stream<Finding> findings(Configuration configuration) {
        return configuration.sockets().stream()
                .flatMap(socket -> {
                    Set<String> seen = new HashSet<>();
                    return socket.hosts().stream()
                            .flatMap(host -> names(host)
                                    .filter(name -> !seen.add(name))
                                    .map(name -> CRITERION.at(
                                            host.node().at(),
                                            name.isEmpty()
                                                    ? "another server block without a name listens there"
                                                    : "another server block has the name " + name)));
                })
                .distinct();
    }

    private static Stream<String> names(VirtualHost host) {
        return host.names().isEmpty()
                ? Stream.of("")
                : host.names().stream()
                        .map(name -> name.toLowerCase(Locale.ROOT))
                        .distinct();
    }
}
