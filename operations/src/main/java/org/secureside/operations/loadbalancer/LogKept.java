package org.secureside.operations.loadbalancer;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.secureside.operations.loadbalancer.finding.Criterion;
import org.secureside.operations.loadbalancer.finding.Finding;
import org.secureside.operations.loadbalancer.model.Configuration;
import org.secureside.operations.loadbalancer.model.Node;
import org.secureside.operations.loadbalancer.model.Target;

/** Whether what a configuration does can still be read in the access log in which it could be read before. */
final class LogKept {

    static final Criterion CRITERION = Criterion.error(
            "access-log-lost",
            "The running configuration writes an access log that the watch and the alerts read, and the new one does"
                    + " not: uneven traffic and errors would not be seen.",
            "Write the same log_format and access_log, and no access_log off where requests are passed.");

    /** What a line must tell to be of use. */
    private static final List<String> TOLD =
            List.of("\"time\":\"$time_iso8601\"", "\"status\":$status", "\"upstream\":\"$upstream_addr\"");

    private LogKept() {}

    /** Returns the ways of the candidate that are missing in a log in which the running configuration has its own. */
    static List<Finding> findings(Configuration running, Configuration candidate) {
        Path prefix = running.file();
        Set<Path> read = running.targets().stream()
                .flatMap(target -> logs(target, running, prefix))
                .collect(Collectors.toSet());
        return read.isEmpty()
                ? List.of()
                : candidate.targets().stream()
                        .filter(target -> !target.isStream())
                        .filter(target -> logs(target, candidate, prefix).noneMatch(read::contains))
                        .map(target -> CRITERION.at(
                                target.node().at(), "what \"%s\" passes is in no such log".formatted(target.node())))
                        .toList();
    }

    /** Returns the logs in which requests of a way are, in a form that can be read. */
    private static Stream<Path> logs(Target target, Configuration configuration, Path prefix) {
        Set<String> formats = configuration
                .all("log_format")
                .filter(LogKept::tellsEnough)
                .map(format -> format.argument(0))
                .collect(Collectors.toSet());
        return target.node().inheritedAll("access_log").stream()
                .filter(log -> formats.contains(log.argument(1)))
                .map(log -> prefix.resolveSibling(log.argument(0)).normalize());
    }

    private static boolean tellsEnough(Node format) {
        String text = String.join("", format.arguments().stream().skip(1).toList());
        return TOLD.stream().allMatch(text::contains);
    }
}
