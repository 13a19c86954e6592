package org.secureside.operations.loadbalancer.rule;

import java.util.stream.Stream;
import org.secureside.operations.loadbalancer.finding.Criterion;
import org.secureside.operations.loadbalancer.finding.Finding;
import org.secureside.operations.loadbalancer.model.Configuration;

/** An include of a file that is not there. */
final class IncludeMissing implements Rule {

    private static final Criterion CRITERION = Criterion.error(
            "include-missing",
            "nginx does not start; after a reload the old configuration stays, and nobody notices "
                    + "until the next restart.",
            "Bring the file along, or delete the line.");

    @Override
    public Criterion criterion() {
        return CRITERION;
    }

    @Override
    public Stream<Finding> findings(Configuration configuration) {
        return configuration.root().stream()
                .flatMap(node -> node.includes().stream())
                .filter(include -> include.problem() != null)
                .map(include -> CRITERION.at(include.at(), String.valueOf(include.problem())));
    }
}
