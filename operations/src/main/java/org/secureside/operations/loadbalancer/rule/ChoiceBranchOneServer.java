package org.secureside.operations.loadbalancer.rule;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.secureside.operations.loadbalancer.finding.Criterion;
import org.secureside.operations.loadbalancer.finding.Finding;
import org.secureside.operations.loadbalancer.model.Choice;
import org.secureside.operations.loadbalancer.model.Configuration;
import org.secureside.operations.loadbalancer.model.Pool;
import org.secureside.operations.loadbalancer.model.Reach;
import org.secureside.operations.loadbalancer.model.Routing;
import org.secureside.operations.loadbalancer.model.Target;

/** A line of a map or geo that sends what fits it to one server of a pool. */
final class ChoiceBranchOneServer implements Rule {

    private static final Criterion CRITERION = Criterion.error(
            "choice-branch-one-server",
            "Every request that fits the line goes to one server of the pool. How many fit is decided by the clients: a new "
                    + "release of the app, or a search engine, and it is all of them.",
            "Let the line name a pool. A choice between all servers, one line for each, is fine for operators.");

    @Override
    public Criterion criterion() {
        return CRITERION;
    }

    @Override
    public Stream<Finding> findings(Configuration configuration) {
        return configuration.targets().stream()
                .flatMap(target -> Routing.choices(configuration, target)
                        .filter(choice -> !choice.isSplit())
                        .flatMap(choice -> findings(configuration, target, choice)))
                .distinct();
    }

    private static Stream<Finding> findings(Configuration configuration, Target target, Choice choice) {
        List<Choice.Branch> branches =
                choice.branches().stream().filter(branch -> !branch.isDefault()).toList();
        Set<String> chosen = branches.stream()
                .flatMap(branch -> one(configuration, target, choice, branch).only().stream())
                .collect(Collectors.toSet());
        return branches.stream().flatMap(branch -> {
            Reach reach = one(configuration, target, choice, branch);
            Optional<Pool> pool = reach.narrowed(configuration);
            return pool.filter(wide -> !chosen.containsAll(wide.listed().keySet())).stream()
                    .map(wide -> CRITERION.at(
                            branch.node().at(),
                            "$%s is %s for \"%s\", one server of upstream %s"
                                    .formatted(choice.variable(), reach.only().orElse(""), branch.key(), wide.name())));
        });
    }

    private static Reach one(Configuration configuration, Target target, Choice choice, Choice.Branch branch) {
        return Routing.reach(configuration, target, choice.variable(), branch);
    }
}
