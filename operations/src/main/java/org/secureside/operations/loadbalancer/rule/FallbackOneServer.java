package org.secureside.operations.loadbalancer.rule;

import java.util.stream.Stream;
import org.secureside.operations.loadbalancer.finding.Criterion;
import org.secureside.operations.loadbalancer.finding.Finding;
import org.secureside.operations.loadbalancer.model.Configuration;
import org.secureside.operations.loadbalancer.model.Reach;

/** Errors that are answered by one server. */
final class FallbackOneServer implements Rule {

    private static final Criterion CRITERION = Criterion.error(
            "error-page-one-server",
            "When servers fail, their requests are all sent to one more, in addition to its own: it " + "fails next.",
            "Let proxy_next_upstream try the other servers, and answer with an error when none is " + "left.");

    @Override
    public Criterion criterion() {
        return CRITERION;
    }

    @Override
    public Stream<Finding> findings(Configuration configuration) {
        return configuration
                .all("error_page")
                .flatMap(page -> page.parent().stream()
                        .flatMap(block -> Stream.concat(Stream.of(block), block.ancestors()))
                        .flatMap(block -> block.children("location").stream())
                        .filter(location ->
                                location.argument(0).equals(page.arguments().getLast()))
                        .flatMap(location -> Reach.targetsBelow(configuration, location))
                        .filter(target -> Reach.of(configuration, target)
                                .narrowed(configuration)
                                .isPresent())
                        .map(target -> CRITERION.at(page.at(), "%s, which is %s".formatted(page, target.node())))
                        .limit(1));
    }
}
