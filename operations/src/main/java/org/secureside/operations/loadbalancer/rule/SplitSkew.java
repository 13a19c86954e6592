package org.secureside.operations.loadbalancer.rule;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.secureside.operations.loadbalancer.finding.Criterion;
import org.secureside.operations.loadbalancer.finding.Finding;
import org.secureside.operations.loadbalancer.model.Choice;
import org.secureside.operations.loadbalancer.model.Configuration;
import org.secureside.operations.loadbalancer.model.Routing;
import org.secureside.operations.loadbalancer.model.Target;

/** Percentages that leave most to one server. */
final class SplitSkew implements Rule {

    private static final Criterion CRITERION = Criterion.error(
            "split-clients-skew",
            "The server of the largest part takes that part of the traffic, whatever the others could " + "do.",
            "Give every server the same part, or let a pool do it.");

    @Override
    public Criterion criterion() {
        return CRITERION;
    }

    private static final double REFUSED = 2;

    @Override
    public Stream<Finding> findings(Configuration configuration) {
        return configuration.targets().stream()
                .flatMap(target -> Routing.choices(configuration, target)
                        .filter(Choice::isSplit)
                        .flatMap(choice -> finding(configuration, target, choice).stream()))
                .distinct();
    }

    private static Optional<Finding> finding(Configuration configuration, Target target, Choice choice) {
        Map<String, Double> shares = new LinkedHashMap<>();
        double left = 100;
        for (Choice.Branch branch : choice.branches()) {
            double percent = branch.isDefault() ? Math.max(0, left) : percent(branch.key());
            left -= percent;
            double share = percent;
            Routing.reach(configuration, target, choice.variable(), branch)
                    .only()
                    .ifPresent(server -> shares.merge(server, share, Double::sum));
        }
        double most =
                shares.values().stream().mapToDouble(Double::doubleValue).max().orElse(0);
        double fair = 100.0 / Math.max(shares.size(), smallestPool(configuration, shares));
        return most >= REFUSED * fair || (shares.size() == 1 && most > fair)
                ? Optional.of(CRITERION.at(
                        choice.node().at(), "$%s splits the clients so: %s".formatted(choice.variable(), shares)))
                : Optional.empty();
    }

    /** Servers of a pool that get no part of their own count too. */
    private static int smallestPool(Configuration configuration, Map<String, Double> shares) {
        return configuration.widePools().stream()
                .filter(pool -> pool.listed().keySet().containsAll(shares.keySet()))
                .mapToInt(pool -> pool.listed().size())
                .min()
                .orElse(1);
    }

    private static double percent(String key) {
        return key.matches("\\d{1,3}(\\.\\d{1,2})?%") ? Double.parseDouble(key.substring(0, key.length() - 1)) : 0;
    }
}
