package org.secureside.operations.reconcile;

import java.io.PrintWriter;
import java.util.Locale;

/** Prints a report for people. */
final class ReportPrinter {

    private final PrintWriter out;

    ReportPrinter(PrintWriter out) {
        this.out = out;
    }

    void print(Report report) {
        out.printf(Locale.ROOT, "%-20s %14s %9s %9s %9s%n", "", "exactly once", "missing", "doubled", "different");
        report.sources().forEach(this::print);
        out.println();
        report.findings().forEach(out::println);
        if (report.findingCount() > report.findings().size()) {
            out.printf(
                    Locale.ROOT,
                    "... and %,d more%n",
                    report.findingCount() - report.findings().size());
        }
        report.sources().stream()
                .filter(source -> source.noAnswer() != null)
                .forEach(source -> out.println("%s gave no answer, so nothing is proved about it: %s (%s)"
                        .formatted(source.source(), source.noAnswer(), source.url())));
        if (report.receipts() > report.messages() + report.contradictions()) {
            out.printf(
                    Locale.ROOT,
                    "Receipts that say the same as earlier ones: %,d%n",
                    report.receipts() - report.messages() - report.contradictions());
        }
        out.println(conclusion(report));
        out.flush();
    }

    private void print(SourceResult source) {
        out.printf(
                Locale.ROOT,
                "%-20s %,14d %,9d %,9d %,9d%s%n",
                source.source(),
                source.heldOnce(),
                source.missing(),
                source.doubled(),
                source.different(),
                source.noAnswer() == null ? "" : "   no answer");
    }

    private static String conclusion(Report report) {
        int nodes = report.sources().size() - 1;
        return report.clean()
                ? String.format(
                        Locale.ROOT,
                        "The event store and %s each of the %,d messages exactly once, byte for byte.",
                        nodesHold(nodes),
                        report.messages())
                : String.format(
                        Locale.ROOT,
                        "It is not proved that all hold each of the %,d messages exactly once.",
                        report.messages());
    }

    private static String nodesHold(int nodes) {
        return switch (nodes) {
            case 1 -> "the one node hold";
            case 2 -> "both nodes hold";
            case 3 -> "all three nodes hold";
            case 4 -> "all four nodes hold";
            case 5 -> "all five nodes hold";
            default -> "all " + nodes + " nodes hold";
        };
    }
}
