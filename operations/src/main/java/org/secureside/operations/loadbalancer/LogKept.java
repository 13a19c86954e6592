package org.secureside.operations.loadbalancer;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.secureside.operations.loadbalancer.finding.Criterion;
import org.secureside.operations.loadbalancer.finding.Finding;
import org.secureside.operations.loadbalancer.model.Configuration;
import org.secureside.operations.loadbalancer.model.Node;
import org.secureside.operations.loadbalancer.model.Target;
import org.secureside.operations.loadbalancer.model.Texts;

/** Whether what a configuration does can still be read in the access log in which it could be read before. */
final class LogKept {

    static final Criterion CRITERION = Criterion.error(
            "access-log-lost",
            "The running configuration writes an access log that the watch and the alerts read, and the new one does"
                    + " not: uneven traffic and errors would not be seen.",
            "Write the same log_format and access_log, with no new condition (if=), and no access_log off where requests"
                    + " are passed.");

    /** What a line must tell to be of use. */
    private static final List<String> TOLD =
            List.of("\"time\":\"$time_iso8601\"", "\"status\":$status", "\"upstream\":\"$upstream_addr\"");

    private LogKept() {}

    /**
     * A log in which requests are.
     *
     * @param file where it is
     * @param condition what must hold for a request to be in it, with all that this depends on; nothing if all are
     */
    private record Log(Path file, String condition) {

        Log always() {
            return new Log(file, "");
        }
    }

    /** Returns the ways of the candidate that are missing in a log in which the running configuration has its own. */
    static List<Finding> findings(Configuration running, Configuration candidate) {
        Path prefix = running.file();
        Set<Log> read = running.targets().stream()
                .flatMap(target -> logs(target, running, prefix))
                .collect(Collectors.toSet());
        Set<Log> enough =
                Stream.concat(read.stream(), read.stream().map(Log::always)).collect(Collectors.toSet());
        return read.isEmpty()
                ? List.of()
                : candidate.targets().stream()
                        .filter(target -> !target.isStream())
                        .filter(target -> logs(target, candidate, prefix).noneMatch(enough::contains))
                        .map(target -> CRITERION.at(
                                target.node().at(), "what \"%s\" passes is in no such log".formatted(target.node())))
                        .toList();
    }

    /** Returns the logs in which requests of a way are, in a form that can be read. */
    private static Stream<Log> logs(Target target, Configuration configuration, Path prefix) {
        Set<String> formats = configuration
                .all("log_format")
                .filter(LogKept::tellsEnough)
                .map(format -> format.argument(0))
                .collect(Collectors.toSet());
        return target.node().inheritedAll("access_log").stream()
                .filter(log -> formats.contains(log.argument(1)))
                .filter(log -> log.arguments().stream().noneMatch(argument -> argument.startsWith("gzip")))
                .map(log -> new Log(prefix.resolveSibling(log.argument(0)).normalize(), condition(log, configuration)));
    }

    /** Nobody can tell what a condition will let through; but if nothing of it was changed, that is as it was. */
    private static String condition(Node log, Configuration configuration) {
        return log.arguments().stream()
                .filter(argument -> argument.startsWith("if="))
                .findFirst()
                .map(argument -> argument + definitions(argument, configuration))
                .orElse("");
    }

    /** Returns all that says what the variables of a text are, and those by which these are chosen. */
    private static String definitions(String text, Configuration configuration) {
        Set<String> names = new LinkedHashSet<>();
        List<Node> found = new ArrayList<>();
        Deque<String> left = new ArrayDeque<>(Texts.variables(text));
        while (!left.isEmpty()) {
            String name = left.pop();
            if (names.add(name)) {
                configuration.root().stream()
                        .filter(node -> defines(node, "$" + name))
                        .flatMap(Node::stream)
                        .forEach(node -> {
                            found.add(node);
                            left.addAll(Texts.variables(node.toString()));
                        });
            }
        }
        return found.stream().map(Node::toString).collect(Collectors.joining("\n", "\n", ""));
    }

    private static boolean defines(Node node, String variable) {
        return node.is("set")
                ? node.argument(0).equals(variable)
                : node.is("map", "geo", "split_clients")
                        && node.argument(node.arguments().size() - 1).equals(variable);
    }

    private static boolean tellsEnough(Node format) {
        String text = String.join("", format.arguments().stream().skip(1).toList());
        return TOLD.stream().allMatch(text::contains);
    }
}
