package org.secureside.operations.loadbalancer.rule;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.secureside.operations.loadbalancer.finding.Criterion;
import org.secureside.operations.loadbalancer.finding.Finding;
import org.secureside.operations.loadbalancer.model.Balancing;
import org.secureside.operations.loadbalancer.model.Configuration;
import org.secureside.operations.loadbalancer.model.Node;
import org.secureside.operations.loadbalancer.model.Pool;

/** Two methods in one pool. */
final class MethodRedefined implements PoolRule {

    private static final Criterion CRITERION = Criterion.error(
            "balancing-method-redefined",
            "nginx warns (\"load balancing method redefined\") and uses the last one, which is usually "
                    + "the older line that somebody forgot.",
            "Leave one method.");

    @Override
    public Criterion criterion() {
        return CRITERION;
    }

    @Override
    public Stream<Finding> findings(Pool pool, Configuration configuration) {
        List<Node> methods =
                pool.node().children().stream().filter(Balancing::isMethod).toList();
        return methods.size() > 1
                ? Stream.of(CRITERION.at(
                        methods.getLast().at(),
                        "upstream %s has %s; %s counts"
                                .formatted(
                                        pool.name(),
                                        methods.stream().map(Node::name).collect(Collectors.joining(" and ")),
                                        methods.getLast().name())))
                : Stream.empty();
    }
}
