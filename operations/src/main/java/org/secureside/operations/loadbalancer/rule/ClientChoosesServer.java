package org.secureside.operations.loadbalancer.rule;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.secureside.operations.loadbalancer.finding.Criterion;
import org.secureside.operations.loadbalancer.finding.Finding;
import org.secureside.operations.loadbalancer.model.Configuration;
import org.secureside.operations.loadbalancer.model.Target;
import org.secureside.operations.loadbalancer.model.Texts;
import org.secureside.operations.loadbalancer.model.Variables;

/** What a client writes says which server gets its request. */
final class ClientChoosesServer implements TargetRule {

    private static final Criterion CRITERION = Criterion.error(
            "client-chooses-server",
            "Whoever asks says which server is to answer: all may name the same one, and anybody can reach what else this "
                    + "machine reaches.",
            "Choose from a list with map, whose values are pools.");

    private static final Pattern WRITTEN_BY_CLIENTS = Pattern.compile("(http|arg|cookie)_\\w+"
            + "|host|args|query_string|uri|document_uri|request|request_uri|request_filename|request_body|remote_user"
            + "|ssl_server_name|ssl_preread_server_name|proxy_protocol_tlv_\\w+");

    @Override
    public Criterion criterion() {
        return CRITERION;
    }

    @Override
    public Stream<Finding> findings(Target target, Configuration configuration) {
        Set<String> made = madeOf(target, configuration.variables());
        boolean written =
                made.stream().anyMatch(name -> WRITTEN_BY_CLIENTS.matcher(name).matches());
        // A part that was cut out of a name or path is bound to what the expression lets through.
        boolean cut = made.stream().anyMatch(name -> isCaptured(name, configuration));
        return written || cut
                ? Stream.of(CRITERION
                        .at(target.node().at(), target.node().toString())
                        .asErrorIf(written))
                : Stream.empty();
    }

    /** Returns the variables that a place is made of; what is chosen from a list is not the client's words. */
    private static Set<String> madeOf(Target target, Variables variables) {
        Deque<String> open = new ArrayDeque<>(Texts.variables(target.authority()));
        Set<String> all = new HashSet<>();
        while (!open.isEmpty()) {
            String name = open.pop();
            if (variables.choice(name).isPresent()) {
                variables.choice(name).orElseThrow().branches().stream()
                        .flatMap(branch -> Texts.variables(branch.value()).stream())
                        .filter(all::add)
                        .forEach(open::push);
            } else if (!variables.assignments(name, target.node()).isEmpty()) {
                variables.assignments(name, target.node()).stream()
                        .flatMap(set -> Texts.variables(set.argument(1)).stream())
                        .filter(all::add)
                        .forEach(open::push);
            } else {
                all.add(name);
            }
        }
        return all;
    }

    private static boolean isCaptured(String name, Configuration configuration) {
        return name.matches("\\d")
                || configuration.root().stream()
                        .flatMap(node -> Stream.concat(Stream.of(node.name()), node.arguments().stream()))
                        .anyMatch(word -> word.contains("?<" + name + ">") || word.contains("?P<" + name + ">"));
    }
}
