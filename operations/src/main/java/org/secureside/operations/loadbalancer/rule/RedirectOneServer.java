package org.secureside.operations.loadbalancer.rule;

import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.secureside.operations.loadbalancer.finding.Criterion;
import org.secureside.operations.loadbalancer.finding.Finding;
import org.secureside.operations.loadbalancer.model.Address;
import org.secureside.operations.loadbalancer.model.Configuration;
import org.secureside.operations.loadbalancer.model.Node;
import org.secureside.operations.loadbalancer.model.Target;

/** Clients are told to go to one server by themselves. */
final class RedirectOneServer implements Rule {

    private static final Criterion CRITERION = Criterion.error(
            "redirect-to-one-server",
            "Clients are sent past the balancer, all of them to the same server, and those that remember it stay there.",
            "Pass the requests to the pool, or redirect to a name of the balancer.");

    private static final Pattern URL = Pattern.compile("^https?://.*");

    @Override
    public Criterion criterion() {
        return CRITERION;
    }

    @Override
    public Stream<Finding> findings(Configuration configuration) {
        return Stream.of("return", "rewrite", "error_page")
                .flatMap(configuration::all)
                .filter(directive -> goal(directive)
                        .filter(address -> !configuration.widePoolsWith(address).isEmpty())
                        .isPresent())
                .map(directive -> CRITERION.at(directive.at(), directive.toString()));
    }

    private static Optional<Address> goal(Node directive) {
        return directive.arguments().stream()
                .filter(word -> URL.matcher(word).matches())
                .findFirst()
                .flatMap(url -> Address.parse(Target.authority(Target.place(url)), Target.defaultPort(url)));
    }
}
