package org.secureside.operations.loadbalancer.rule;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.secureside.operations.loadbalancer.finding.Criterion;
import org.secureside.operations.loadbalancer.finding.Finding;
import org.secureside.operations.loadbalancer.model.Configuration;
import org.secureside.operations.loadbalancer.model.Node;

/** Headers that one more header switches off. */
final class HeadersNotInherited implements Rule {

    private static final Criterion CRITERION = Criterion.warning(
            "headers-not-inherited",
            "A block that sets one header with proxy_set_header inherits none of those that are set " + "around it.",
            "Repeat them in the block.");

    @Override
    public Criterion criterion() {
        return CRITERION;
    }

    @Override
    public Stream<Finding> findings(Configuration configuration) {
        return configuration.root().stream()
                .filter(block -> !block.children("proxy_set_header").isEmpty())
                .flatMap(block -> lost(block).isEmpty()
                        ? Stream.empty()
                        : Stream.of(CRITERION.at(
                                block.children("proxy_set_header").getFirst().at(),
                                "%s loses %s".formatted(block, String.join(", ", lost(block))))));
    }

    private static List<String> lost(Node block) {
        List<String> own = headers(block.children("proxy_set_header"));
        return block.parent().stream()
                .flatMap(around -> headers(around.inheritedAll("proxy_set_header")).stream())
                .filter(header -> !own.contains(header))
                .toList();
    }

    private static List<String> headers(List<Node> directives) {
        return directives.stream()
                .map(directive -> directive.argument(0).toLowerCase(Locale.ROOT))
                .distinct()
                .toList();
    }
}
