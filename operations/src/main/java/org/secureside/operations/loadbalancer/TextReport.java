package org.secureside.operations.loadbalancer;

import java.io.PrintWriter;
import java.util.List;
import java.util.stream.Collectors;
import org.secureside.operations.loadbalancer.finding.Finding;
import org.secureside.operations.loadbalancer.live.LiveReport;
import org.secureside.operations.loadbalancer.live.Sighting;
import org.secureside.operations.loadbalancer.trial.EvenTest;
import org.secureside.operations.loadbalancer.trial.Measurement;
import org.secureside.operations.loadbalancer.trial.TrialReport;

/** Writes a report for people. */
final class TextReport {

    private static final int BAR = 40;

    private final PrintWriter out;

    TextReport(PrintWriter out) {
        this.out = out;
    }

    void write(CheckReport report) {
        out.printf(
                "Load-balancer check of %s%s%n",
                report.file(),
                report.trial().map(trial -> " in nginx " + trial.nginx()).orElse(""));
        report.findings().forEach(this::write);
        report.trial().ifPresent(this::write);
        report.live().ifPresent(this::write);
        report.trial()
                .map(TrialReport::notCovered)
                .filter(list -> !list.isEmpty())
                .ifPresent(list -> {
                    out.printf("%nNot covered by the measurement%n");
                    list.forEach(reason -> out.printf("  %s%n", reason));
                });
        report.accepted()
                .forEach(finding ->
                        out.printf("%nAccepted: %s at %s: %s%n", finding.id(), finding.where(), finding.what()));
        out.printf("%n%s%n", verdict(report));
    }

    private void write(Finding finding) {
        out.printf("%n%-7s  %s%n", finding.severity(), finding.id());
        out.printf("         %s%n", finding.where());
        out.printf("         %s%n", finding.what());
        out.printf("   why   %s%n", finding.criterion().why());
        out.printf("   do    %s%n", finding.criterion().remedy());
    }

    private void write(TrialReport trial) {
        if (!trial.measurements().isEmpty()) {
            out.printf("%nWhere requests go while all is well%n");
            trial.measurements().forEach(this::write);
            out.printf(
                    "  A spread within 75 to 125 %% of fair shares is called uneven with a chance of at most %.1f %%,%n"
                            + "  and twice a fair share, or less than 40 %% of it, is missed with at most %.1f %%,"
                            + " unless more is said%n  (exact binomial tests).%n",
                    EvenTest.FALSE_ALARM * 100, EvenTest.MISS * 100);
        }
        if (!trial.observations().isEmpty()) {
            out.printf("%nWhen something goes wrong%n");
            trial.observations()
                    .forEach(observation -> out.printf(
                            "  %s: %s: %s%n", observation.pool(), observation.subject(), observation.outcome()));
        }
    }

    private void write(Measurement measurement) {
        out.printf(
                "  %s %s: %s, %d requests%n",
                measurement.method(), measurement.route(), measurement.crowd(), measurement.requests());
        int width = measurement.shares().stream()
                .mapToInt(share -> share.server().length())
                .max()
                .orElse(0);
        for (Measurement.Share share : measurement.shares()) {
            double part = (double) share.requests() / measurement.requests();
            out.printf("    %-" + width + "s %5.1f %%  %s%n", share.server(), part * 100, "█".repeat((int)
                            Math.round(part * BAR)));
        }
        if (measurement.miss() > EvenTest.MISS) {
            out.printf(
                    "    not enough requests for so many servers, or such small shares: an uneven spread is missed with at"
                            + " most %.1f %%%n",
                    measurement.miss() * 100);
        }
        if (!measurement.byBalancer().isEmpty()) {
            out.printf(
                    "    answered by nginx itself: %s%n",
                    measurement.byBalancer().entrySet().stream()
                            .map(entry -> entry.getValue() + " × " + entry.getKey())
                            .collect(Collectors.joining(", ")));
        }
    }

    private void write(LiveReport live) {
        out.printf("%nThe servers themselves%n");
        int width = live.servers().stream()
                .mapToInt(server -> server.address().length())
                .max()
                .orElse(1);
        live.servers()
                .forEach(
                        server -> out.printf("  %-" + Math.max(1, width) + "s  %s%n", server.address(), words(server)));
    }

    private static String words(Sighting server) {
        if (!server.problem().isEmpty()) {
            return server.problem();
        }
        return "%s (answers %d)"
                .formatted(server.node().isEmpty() ? "does not say its name" : server.node(), server.status());
    }

    private static String verdict(CheckReport report) {
        List<Finding> findings = report.findings();
        long errors = findings.stream().filter(Finding::isError).count();
        long warnings = findings.size() - errors;
        return "%s: %d error%s, %d warning%s%s"
                .formatted(
                        report.isRefused() ? "Refused" : "Passed",
                        errors,
                        errors == 1 ? "" : "s",
                        warnings,
                        warnings == 1 ? "" : "s",
                        report.isRefused() ? " (--allow NAME accepts a finding knowingly)" : "");
    }
}
