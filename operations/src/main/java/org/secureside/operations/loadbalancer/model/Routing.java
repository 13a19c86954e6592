package org.secureside.operations.loadbalancer.model;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Where a directive leads when a variable in it has a certain value. */
public final class Routing {

    private Routing() {}

    /** Returns the lists that decide where a directive leads, those behind other variables too. */
    public static Stream<Choice> choices(Configuration configuration, Target target) {
        Variables variables = configuration.variables();
        Deque<String> open = new ArrayDeque<>(Texts.variables(target.authority()));
        Map<String, Choice> found = new LinkedHashMap<>();
        Set<String> seen = new HashSet<>();
        while (!open.isEmpty()) {
            String name = open.pop();
            if (seen.add(name)) {
                variables.choice(name).ifPresent(choice -> {
                    found.put(name, choice);
                    choice.branches().forEach(branch -> open.addAll(Texts.variables(branch.value())));
                });
                variables
                        .assignments(name, target.node())
                        .forEach(set -> open.addAll(Texts.variables(set.argument(1))));
            }
        }
        return found.values().stream();
    }

    /** Returns where a directive leads when a variable has the value of a branch. */
    public static Reach reach(Configuration configuration, Target target, String variable, Choice.Branch branch) {
        String written =
                target.place().replace("${" + variable + "}", branch.value()).replace("$" + variable, branch.value());
        // Where the variable is behind another one, its value says where to by itself.
        String text = written.equals(target.place()) ? branch.value() : written;
        return configuration
                .variables()
                .values(text, target.node())
                .map(values -> Reach.of(values.stream()
                        .map(value -> configuration.destination(target, value))
                        .toList()))
                .orElseGet(() -> new Reach(Set.of(), Set.of(), false));
    }
}
