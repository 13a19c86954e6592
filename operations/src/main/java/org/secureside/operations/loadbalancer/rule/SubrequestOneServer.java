package org.secureside.operations.loadbalancer.rule;

import java.util.stream.Stream;
import org.secureside.operations.loadbalancer.finding.Criterion;
import org.secureside.operations.loadbalancer.finding.Finding;
import org.secureside.operations.loadbalancer.model.Configuration;
import org.secureside.operations.loadbalancer.model.LocationSearch;
import org.secureside.operations.loadbalancer.model.Reach;

/** A second request for every request, always to the same server. */
final class SubrequestOneServer implements Rule {

    private static final Criterion CRITERION = Criterion.error(
            "subrequest-one-server",
            "Each request causes another one, for authentication or as a mirror, which goes to one "
                    + "server of the pool.",
            "Pass these to the pool too, or to a server that does nothing else.");

    @Override
    public Criterion criterion() {
        return CRITERION;
    }

    @Override
    public Stream<Finding> findings(Configuration configuration) {
        return Stream.concat(configuration.all("auth_request"), configuration.all("mirror"))
                .flatMap(subrequest -> subrequest.ancestor("server").stream()
                        .flatMap(host -> LocationSearch.find(host, subrequest.argument(0)).stream())
                        .flatMap(location -> Reach.targetsBelow(configuration, location.node()))
                        .filter(target -> Reach.of(configuration, target)
                                .narrowed(configuration)
                                .isPresent())
                        .map(target ->
                                CRITERION.at(subrequest.at(), "%s, which is %s".formatted(subrequest, target.node()))));
    }
}
