package org.secureside.operations.loadbalancer;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.secureside.operations.loadbalancer.finding.Finding;
import org.secureside.operations.loadbalancer.live.LiveReport;
import org.secureside.operations.loadbalancer.trial.TrialReport;

/**
 * What a check of a configuration showed.
 *
 * @param file the configuration
 * @param rules what the static rules found
 * @param trial what was measured; empty if the file could not be read
 * @param live what the real addresses answered; empty if they were not asked
 * @param allowed the names of findings that the operator accepts
 */
public record CheckReport(
        Path file, List<Finding> rules, Optional<TrialReport> trial, Optional<LiveReport> live, Set<String> allowed) {

    public CheckReport {
        rules = List.copyOf(rules);
        allowed = Set.copyOf(allowed);
    }

    /** Returns everything that was found and not accepted, the errors first. */
    public List<Finding> findings() {
        return all().filter(finding -> !allowed.contains(finding.id()))
                .sorted((one, other) -> one.severity().compareTo(other.severity()))
                .toList();
    }

    /** Returns what was found and accepted. */
    public List<Finding> accepted() {
        return all().filter(finding -> allowed.contains(finding.id())).toList();
    }

    /** Returns whether the configuration is refused. */
    public boolean isRefused() {
        return findings().stream().anyMatch(Finding::isError);
    }

    /** Writes it for people. */
    public void write(PrintWriter out) {
        new TextReport(out).write(this);
        out.flush();
    }

    private Stream<Finding> all() {
        return Stream.of(
                        rules.stream(),
                        trial.stream().flatMap(report -> report.findings().stream()),
                        live.stream().flatMap(report -> report.findings().stream()))
                .flatMap(findings -> findings)
                .distinct();
    }
}
