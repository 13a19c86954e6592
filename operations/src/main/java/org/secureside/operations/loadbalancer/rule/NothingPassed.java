package org.secureside.operations.loadbalancer.rule;

import java.util.stream.Stream;
import org.secureside.operations.loadbalancer.finding.Criterion;
import org.secureside.operations.loadbalancer.finding.Finding;
import org.secureside.operations.loadbalancer.model.Configuration;

/** No request gets to any server. */
final class NothingPassed implements Rule {

    private static final Criterion CRITERION = Criterion.error(
            "nothing-passed",
            "No request is passed to any server: nginx answers everything by itself, and thinks that all is well.",
            "Pass requests to a pool with proxy_pass; perhaps the file that does is not included.");

    @Override
    public Criterion criterion() {
        return CRITERION;
    }

    @Override
    public Stream<Finding> findings(Configuration configuration) {
        return configuration.targets().isEmpty() && !configuration.hosts().isEmpty() && !configuration.isIncomplete()
                ? Stream.of(CRITERION.at(
                        configuration.hosts().getFirst().node().at(), "no server block passes anything on"))
                : Stream.empty();
    }
}
