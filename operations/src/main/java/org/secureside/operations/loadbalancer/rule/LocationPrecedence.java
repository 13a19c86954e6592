package org.secureside.operations.loadbalancer.rule;

import java.util.Optional;
import java.util.stream.Stream;
import org.secureside.operations.loadbalancer.finding.Criterion;
import org.secureside.operations.loadbalancer.finding.Finding;
import org.secureside.operations.loadbalancer.model.Configuration;
import org.secureside.operations.loadbalancer.model.Location;
import org.secureside.operations.loadbalancer.model.LocationSearch;
import org.secureside.operations.loadbalancer.model.Reach;

/** A location that takes what another one balances. */
final class LocationPrecedence implements Rule {

    private static final Criterion CRITERION = Criterion.error(
            "location-precedence",
            "A regular expression wins over a prefix, whatever their order: what looks balanced never " + "gets there.",
            "Write ^~ before the prefix, or take the regular expression out.");

    @Override
    public Criterion criterion() {
        return CRITERION;
    }

    @Override
    public Stream<Finding> findings(Configuration configuration) {
        return configuration.targets().stream()
                .filter(target -> target.owner().is("location") && Failover.isPossible(configuration, target))
                .map(target -> Location.of(target.owner()))
                .filter(Location::isPrefix)
                .flatMap(balanced -> finding(configuration, balanced).stream())
                .distinct();
    }

    private static Optional<Finding> finding(Configuration configuration, Location balanced) {
        String path = balanced.pattern() + (balanced.pattern().endsWith("/") ? "probe" : "/probe");
        return balanced.node()
                .ancestor("server")
                .flatMap(host -> LocationSearch.find(host, path))
                .filter(found -> found.isPattern() && !found.node().equals(balanced.node()))
                .filter(found -> Reach.targetsBelow(configuration, found.node())
                        .anyMatch(target -> Reach.of(configuration, target)
                                .narrowed(configuration)
                                .isPresent()))
                .map(found -> CRITERION.at(
                        found.node().at(), "%s takes the requests of %s".formatted(found.node(), balanced.node())));
    }
}
