package org.secureside.operations.loadbalancer.rule;

import java.util.Set;
import java.util.stream.Stream;
import org.secureside.operations.loadbalancer.finding.Criterion;
import org.secureside.operations.loadbalancer.finding.Finding;
import org.secureside.operations.loadbalancer.model.Configuration;

/** A condition inside a location that passes requests on. */
final class IfInLocation implements Rule {

    private static final Criterion CRITERION = Criterion.warning(
            "if-in-location",
            "\"if\" makes a hidden location of its own, which inherits only some of what is said around " + "it.",
            "Use map, or a location, or return inside the if and nothing else.");

    @Override
    public Criterion criterion() {
        return CRITERION;
    }

    private static final Set<String> HARMLESS = Set.of("return", "rewrite", "break");

    @Override
    public Stream<Finding> findings(Configuration configuration) {
        return configuration
                .all("if")
                .filter(condition -> condition.ancestor("location").isPresent())
                .filter(condition -> !condition.children().stream().allMatch(inner -> HARMLESS.contains(inner.name())))
                .map(condition -> CRITERION.at(condition.at(), condition.toString()));
    }
}
