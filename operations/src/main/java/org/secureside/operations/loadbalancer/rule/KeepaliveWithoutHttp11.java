package org.secureside.operations.loadbalancer.rule;

import java.util.stream.Stream;
import org.secureside.operations.loadbalancer.finding.Criterion;
import org.secureside.operations.loadbalancer.finding.Finding;
import org.secureside.operations.loadbalancer.model.Configuration;
import org.secureside.operations.loadbalancer.model.Reach;
import org.secureside.operations.loadbalancer.model.Target;

/** Kept connections that are closed after each request. */
final class KeepaliveWithoutHttp11 implements TargetRule {

    private static final Criterion CRITERION = Criterion.warning(
            "keepalive-without-http11",
            "Before 1.29.7 nginx speaks HTTP/1.0 and says \"Connection: close\" to servers, so the "
                    + "connections that keepalive is to keep are never kept.",
            "Add \"proxy_http_version 1.1;\" and \"proxy_set_header Connection \"\";\" where requests are "
                    + "passed.");

    @Override
    public Criterion criterion() {
        return CRITERION;
    }

    @Override
    public Stream<Finding> findings(Target target, Configuration configuration) {
        boolean kept = target.isHttp()
                && Reach.widePools(configuration, target).stream()
                        .anyMatch(pool -> pool.node().child("keepalive").isPresent());
        boolean modern = target.node()
                .inherited("proxy_http_version")
                .filter(version -> !version.argument(0).equals("1.0"))
                .isPresent();
        boolean open = target.node().inheritedAll("proxy_set_header").stream()
                .anyMatch(header -> header.argument(0).equalsIgnoreCase("Connection")
                        && !header.argument(1).equals("close"));
        return kept && !(modern && open)
                ? Stream.of(CRITERION.at(target.node().at(), target.node().toString()))
                : Stream.empty();
    }
}
