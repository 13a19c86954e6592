package org.secureside.operations.loadbalancer.rule;

import java.util.stream.Stream;
import org.secureside.operations.loadbalancer.finding.Criterion;
import org.secureside.operations.loadbalancer.finding.Finding;
import org.secureside.operations.loadbalancer.model.Address;
import org.secureside.operations.loadbalancer.model.Configuration;
import org.secureside.operations.loadbalancer.model.Destination;
import org.secureside.operations.loadbalancer.model.Texts;

/** One name in place of a pool. */
final class NameResolvedOnce implements Rule {

    private static final Criterion CRITERION = Criterion.error(
            "name-resolved-once",
            "nginx looks a name up when it starts and keeps what it got: servers that come later get "
                    + "nothing, and one address may be all there is.",
            "List every server in an upstream block, or use \"resolve\" with a resolver (1.27.3 and " + "later).");

    @Override
    public Criterion criterion() {
        return CRITERION;
    }

    @Override
    public Stream<Finding> findings(Configuration configuration) {
        boolean unsure = configuration.isIncomplete()
                || configuration.widePools().stream().anyMatch(pool -> pool.width() > 1);
        Stream<Finding> direct = configuration.targets().stream()
                .filter(target -> !Texts.hasVariables(target.text()))
                .flatMap(target -> configuration.destinations(target).stream()
                        .filter(destination ->
                                destination instanceof Destination.ToServer server && isRemoteName(server.address()))
                        .map(destination ->
                                CRITERION.at(target.node().at(), target.node().toString())));
        Stream<Finding> pooled = configuration.pools().stream()
                .filter(pool -> pool.listed().size() == 1)
                .map(pool -> pool.servers().getFirst())
                .filter(server -> isRemoteName(server.address()) && !server.resolve())
                .map(server -> CRITERION.at(server.node().at(), server.node().toString()));
        return Stream.concat(direct, pooled).map(finding -> finding.asErrorIf(!unsure));
    }

    private static boolean isRemoteName(Address address) {
        return address.isName();
    }
}
