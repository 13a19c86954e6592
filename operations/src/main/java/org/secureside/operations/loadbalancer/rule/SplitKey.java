package org.secureside.operations.loadbalancer.rule;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.secureside.operations.loadbalancer.finding.Criterion;
import org.secureside.operations.loadbalancer.finding.Finding;
import org.secureside.operations.loadbalancer.model.Choice;
import org.secureside.operations.loadbalancer.model.Configuration;
import org.secureside.operations.loadbalancer.model.Node;
import org.secureside.operations.loadbalancer.model.Texts;

/** Clients split by something they have in common. */
final class SplitKey implements Rule {

    private static final Criterion CRITERION = Criterion.error(
            "split-clients-key",
            "Clients with the same key get the same part. With one key for all, one part takes " + "everything.",
            "Split by something that differs between requests, such as $request_id.");

    @Override
    public Criterion criterion() {
        return CRITERION;
    }

    @Override
    public Stream<Finding> findings(Configuration configuration) {
        Spreads spreads = new Spreads(configuration.variables());
        boolean realAddress = configuration.all("set_real_ip_from").findAny().isPresent();
        return deciding(configuration).stream()
                .filter(Choice::isSplit)
                .filter(choice -> switch (spreads.of(choice.input())) {
                    case CONSTANT, FEW, COMMON_FALLBACK, OPTIONAL, CONNECTION -> true;
                    case ADDRESS -> !realAddress;
                    case WIDE -> false;
                })
                .map(choice -> CRITERION.at(choice.node().at(), "clients are split by " + choice.input()));
    }

    /** Returns the lists that decide where requests go, by themselves or by what they are read for. */
    private static Collection<Choice> deciding(Configuration configuration) {
        Deque<String> open = new ArrayDeque<>();
        configuration.targets().forEach(target -> {
            open.addAll(Texts.variables(target.authority()));
            open.addAll(conditions(target.node()));
        });
        Map<String, Choice> found = new LinkedHashMap<>();
        Set<String> seen = new HashSet<>();
        while (!open.isEmpty()) {
            String name = open.pop();
            if (seen.add(name)) {
                configuration.variables().choice(name).ifPresent(choice -> {
                    found.put(name, choice);
                    open.addAll(Texts.variables(choice.input()));
                    choice.branches().forEach(branch -> open.addAll(Texts.variables(branch.value())));
                });
                configuration.variables().assignments(name).forEach(set -> {
                    open.addAll(Texts.variables(set.argument(1)));
                    open.addAll(conditions(set));
                });
            }
        }
        return found.values();
    }

    /** Returns the variables of the condition under which a directive holds. */
    private static List<String> conditions(Node directive) {
        return directive.ancestor("if").stream()
                .flatMap(condition -> condition.arguments().stream())
                .flatMap(word -> Texts.variables(word).stream())
                .toList();
    }
}
