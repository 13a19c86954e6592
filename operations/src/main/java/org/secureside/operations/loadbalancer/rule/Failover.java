package org.secureside.operations.loadbalancer.rule;

import java.util.List;
import java.util.Set;
import org.secureside.operations.loadbalancer.model.Configuration;
import org.secureside.operations.loadbalancer.model.Node;
import org.secureside.operations.loadbalancer.model.Reach;
import org.secureside.operations.loadbalancer.model.Target;

/** What a directive that passes requests on says about trying the next server. */
final class Failover {

    private static final String NEXT = "_next_upstream";
    private static final String PASS = "_pass";

    private Failover() {}

    /** Returns whether there is another server to try. */
    static boolean isPossible(Configuration configuration, Target target) {
        return !Reach.widePools(configuration, target).isEmpty();
    }

    /** Returns the directive that says when to try the next server, for the protocol of the target. */
    static List<Node> conditions(Target target) {
        return target.node().inheritedAll(prefix(target) + NEXT);
    }

    /** Returns one of the directives that limit the tries. */
    static List<Node> limit(Target target, String limit) {
        return target.node().inheritedAll(prefix(target) + NEXT + "_" + limit);
    }

    /** Returns whether the directive names one of the conditions. */
    static boolean names(Node directive, Set<String> conditions) {
        return directive.arguments().stream().anyMatch(conditions::contains);
    }

    private static String prefix(Target target) {
        String name = target.node().name();
        return name.substring(0, name.length() - PASS.length());
    }
}
