package org.secureside.operations.loadbalancer.rule;

import java.util.stream.Stream;
import org.secureside.operations.loadbalancer.finding.Criterion;
import org.secureside.operations.loadbalancer.finding.Finding;
import org.secureside.operations.loadbalancer.model.Configuration;

/** An include by pattern that finds no file. */
final class IncludeMatchesNothing implements Rule {

    private static final Criterion CRITERION = Criterion.error(
            "include-matches-nothing",
            "nginx takes a pattern that matches nothing without a word: the servers that were to come "
                    + "from these files are just not there.",
            "Bring the files along, or write their names out so that nginx complains when one is " + "missing.");

    @Override
    public Criterion criterion() {
        return CRITERION;
    }

    @Override
    public Stream<Finding> findings(Configuration configuration) {
        return configuration.root().stream()
                .flatMap(node -> node.includes().stream()
                        .filter(include -> include.problem() == null && include.isPattern())
                        .filter(include ->
                                include.files().isEmpty() && !include.pattern().contains("modules-enabled"))
                        .map(include -> CRITERION
                                .at(include.at(), "include " + include.pattern())
                                .asErrorIf(node.is("upstream") || !passesAnything(configuration))));
    }

    private static boolean passesAnything(Configuration configuration) {
        return !configuration.targets().isEmpty();
    }
}
