package org.secureside.operations.loadbalancer.rule;

import java.util.Locale;
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

    private static final Pattern REFRESH = Pattern.compile("(?i)url=([^\\s;,]+)");

    /** Without a host it is another port of the balancer. */
    private static final Pattern ALTERNATIVE = Pattern.compile("=\"([^\":]+:\\d+)\"");

    private static final Pattern URL = Pattern.compile("^https?://.*");

    @Override
    public Criterion criterion() {
        return CRITERION;
    }

    @Override
    public Stream<Finding> findings(Configuration configuration) {
        return Stream.of("return", "rewrite", "error_page", "add_header", "proxy_redirect")
                .flatMap(configuration::all)
                .filter(directive -> urls(directive)
                        .flatMap(url -> address(url).stream())
                        .anyMatch(
                                address -> !configuration.widePoolsWith(address).isEmpty()))
                .map(directive -> CRITERION.at(directive.at(), directive.toString()));
    }

    /** Returns the addresses that a directive sends clients to. */
    private static Stream<String> urls(Node directive) {
        return switch (directive.name()) {
            case "add_header" -> ofHeader(directive.argument(0).toLowerCase(Locale.ROOT), directive.argument(1));
            // What the servers say comes first, and what clients are told in its place second.
            case "proxy_redirect" -> Stream.of(directive.argument(1));
            default ->
                directive.arguments().stream()
                        .filter(word -> URL.matcher(word).matches())
                        .limit(1);
        };
    }

    private static Stream<String> ofHeader(String name, String value) {
        return switch (name) {
            case "location" -> Stream.of(value);
            case "refresh" -> REFRESH.matcher(value).results().map(match -> match.group(1));
            case "alt-svc" -> ALTERNATIVE.matcher(value).results().map(match -> "https://" + match.group(1));
            default -> Stream.empty();
        };
    }

    private static Optional<Address> address(String url) {
        return URL.matcher(url).matches()
                ? Address.parse(Target.authority(Target.place(url)), Target.defaultPort(url))
                : Optional.empty();
    }
}
