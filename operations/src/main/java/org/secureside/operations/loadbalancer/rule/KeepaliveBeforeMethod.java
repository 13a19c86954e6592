package org.secureside.operations.loadbalancer.rule;

import java.util.List;
import java.util.stream.Stream;
import org.secureside.operations.loadbalancer.finding.Criterion;
import org.secureside.operations.loadbalancer.finding.Finding;
import org.secureside.operations.loadbalancer.model.Balancing;
import org.secureside.operations.loadbalancer.model.Configuration;
import org.secureside.operations.loadbalancer.model.Node;
import org.secureside.operations.loadbalancer.model.Pool;

/** Kept connections that the method after them switches off. */
final class KeepaliveBeforeMethod implements PoolRule {

    private static final Criterion CRITERION = Criterion.warning(
            "keepalive-before-method",
            "A method that stands after keepalive replaces it, and every request opens a connection " + "of its own.",
            "Write keepalive after the method.");

    @Override
    public Criterion criterion() {
        return CRITERION;
    }

    @Override
    public Stream<Finding> findings(Pool pool, Configuration configuration) {
        List<Node> lines = pool.node().children();
        int keepalive = lines.indexOf(pool.node().child("keepalive").orElse(pool.node()));
        return lines.stream()
                .skip(keepalive + 1L)
                .filter(line -> keepalive >= 0 && Balancing.isMethod(line))
                .map(method -> CRITERION.at(
                        method.at(), "upstream %s has keepalive before %s".formatted(pool.name(), method.name())));
    }
}
