package org.secureside.operations.loadbalancer.rule;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.secureside.operations.loadbalancer.finding.Criterion;
import org.secureside.operations.loadbalancer.finding.Finding;
import org.secureside.operations.loadbalancer.model.Choice;
import org.secureside.operations.loadbalancer.model.Configuration;
import org.secureside.operations.loadbalancer.model.Reach;
import org.secureside.operations.loadbalancer.model.Routing;
import org.secureside.operations.loadbalancer.model.Target;

/** A list whose default is one server. */
final class ChoiceDefaultOneServer implements Rule {

    private static final Criterion CRITERION = Criterion.error(
            "choice-default-one-server",
            "Every request that fits no line takes the default. If that is one server, it takes all " + "of them.",
            "Let the default be a pool of all servers.");

    @Override
    public Criterion criterion() {
        return CRITERION;
    }

    @Override
    public Stream<Finding> findings(Configuration configuration) {
        return configuration.targets().stream()
                .flatMap(target -> Routing.choices(configuration, target)
                        .filter(choice -> !choice.isSplit())
                        .flatMap(choice -> finding(configuration, target, choice).stream()))
                .distinct();
    }

    private static Optional<Finding> finding(Configuration configuration, Target target, Choice choice) {
        Choice.Branch fallback = choice.fallback().orElseThrow();
        Reach one = Routing.reach(configuration, target, choice.variable(), fallback);
        List<Reach> others = choice.branches().stream()
                .filter(branch -> !branch.isDefault())
                .map(branch -> Routing.reach(configuration, target, choice.variable(), branch))
                .toList();
        // Reads to one server and writes to another is a division of work, not of clients.
        boolean sharded = !choice.input().contains("$request_method")
                && !others.isEmpty()
                && others.stream().allMatch(reach -> reach.only().isPresent())
                && others.stream().anyMatch(reach -> !reach.only().equals(one.only()));
        return one.only()
                .filter(server -> sharded || one.narrowed(configuration).isPresent())
                .map(server -> CRITERION.at(
                        fallback.node().at(), "$%s is %s by default".formatted(choice.variable(), server)));
    }
}
