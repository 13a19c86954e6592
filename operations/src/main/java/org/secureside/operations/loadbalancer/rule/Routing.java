package org.secureside.operations.loadbalancer.rule;

import java.util.Set;
import org.secureside.operations.loadbalancer.model.Choice;
import org.secureside.operations.loadbalancer.model.Configuration;
import org.secureside.operations.loadbalancer.model.Reach;
import org.secureside.operations.loadbalancer.model.Target;

/** Where a directive leads when a variable in it has a certain value. */
final class Routing {

    private Routing() {}

    static Reach reach(Configuration configuration, Target target, String variable, Choice.Branch branch) {
        String text =
                target.place().replace("${" + variable + "}", branch.value()).replace("$" + variable, branch.value());
        return configuration
                .variables()
                .values(text)
                .map(values -> Reach.of(values.stream()
                        .map(value -> configuration.destination(target, value))
                        .toList()))
                .orElseGet(() -> new Reach(Set.of(), Set.of(), false));
    }
}
