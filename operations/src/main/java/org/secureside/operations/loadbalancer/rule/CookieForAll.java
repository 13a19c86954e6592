package org.secureside.operations.loadbalancer.rule;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.secureside.operations.loadbalancer.finding.Criterion;
import org.secureside.operations.loadbalancer.finding.Finding;
import org.secureside.operations.loadbalancer.model.Configuration;
import org.secureside.operations.loadbalancer.model.Node;
import org.secureside.operations.loadbalancer.model.Texts;

/** The balancer gives everybody the cookie by which it then chooses. */
final class CookieForAll implements Rule {

    private static final Criterion CRITERION = Criterion.error(
            "cookie-for-all",
            "Everybody is given the same value of the cookie that chooses the server: whoever comes a second time goes"
                    + " where all others go.",
            "Leave the cookie out: nothing in a request that carries its own token needs a particular server.");

    /** What is before the first semicolon, without a variable. */
    private static final Pattern COOKIE = Pattern.compile("(\\w+)=[^;$]*(;.*)?");

    @Override
    public Criterion criterion() {
        return CRITERION;
    }

    @Override
    public Stream<Finding> findings(Configuration configuration) {
        return configuration
                .all("add_header")
                .filter(header -> header.argument(0).equalsIgnoreCase("Set-Cookie"))
                .filter(header -> {
                    Matcher cookie = COOKIE.matcher(header.argument(1));
                    return cookie.matches() && chooses(configuration, "cookie_" + cookie.group(1));
                })
                .map(header -> CRITERION.at(header.at(), header.toString()));
    }

    private static boolean chooses(Configuration configuration, String variable) {
        return Stream.of("map", "split_clients", "hash", "if", "set", "proxy_pass")
                .flatMap(configuration::all)
                .flatMap((Node node) -> node.arguments().stream())
                .anyMatch(argument -> Texts.variables(argument).contains(variable));
    }
}
