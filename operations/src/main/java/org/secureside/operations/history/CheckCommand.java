package org.secureside.operations.history;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.io.PrintWriter;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.secureside.operations.cli.CommandFailure;
import org.secureside.operations.cli.DataOption;
import org.secureside.operations.cli.Json;
import org.secureside.operations.cli.OneLine;
import org.secureside.operations.progress.Progress;
import org.secureside.operations.progress.Work;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code secureside history check}: has every node read again what it witnessed. */
@Command(
        name = "check",
        description = "Have every query node read the event store and its own history again, and compare both with what"
                + " it witnessed.",
        footerHeading = "%n",
        footer = {
            "It stops at a node once it has a thousand findings there, and says where.",
            "",
            "Exit codes: 0 everything is as it was witnessed; 1 it is not, and what was done is named; 2 wrong usage, or"
                    + " a node does not answer.",
            "",
            "Example:",
            "  ./secureside history check --from 1000",
        })
final class CheckCommand implements Callable<Integer> {

    private static final int MOST = 1_000;

    @Mixin
    private DataOption data = new DataOption();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--from", paramLabel = "POSITION", description = "Begin at this position. Default: at the first.")
    private @Nullable Long from;

    @Option(names = "--json", description = "Print the result as JSON.")
    private boolean json;

    record Page(
            String node,
            long from,
            long to,
            boolean eventStore,
            List<Map<String, Object>> findings,
            long shift,
            @Nullable Long next) {}

    /**
     * What a node found.
     *
     * @param node the node
     * @param checked how many events it checked
     * @param eventStore whether it read the event store too
     * @param findings what is not as it was witnessed
     * @param stoppedAt the position of the first event that was not checked, because there were findings enough; absent
     *     if all were
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Report(
            String node,
            long checked,
            boolean eventStore,
            List<Map<String, Object>> findings,
            @Nullable Long stoppedAt) {}

    @Override
    public Integer call() throws InterruptedException {
        Auditor auditor = Auditor.of(data.folder());
        List<Report> reports = new ArrayList<>();
        for (Map.Entry<String, URI> node : auditor.nodes().entrySet()) {
            reports.add(check(auditor, node.getKey(), node.getValue()));
        }
        print(reports);
        return reports.stream().allMatch(report -> report.findings().isEmpty()) ? 0 : CommandFailure.FINDING;
    }

    private Report check(Auditor auditor, String name, URI node) throws InterruptedException {
        long newest = auditor.ask(node, "/api/history/heads", Auditor.parameters(), HeadsCommand.NodeHead.class)
                .newest();
        AtomicLong checked = new AtomicLong();
        Set<Map<String, Object>> findings = new LinkedHashSet<>(); // of two that were swapped, the pages of both tell
        Work work = new Work("Check " + name, "events", newest, checked::get, () -> "");
        Progress progress = Progress.of(work, spec.commandLine());
        try {
            Page page = ask(auditor, node, from, null);
            while (true) {
                checked.addAndGet(Math.max(0, page.to() - page.from() + 1));
                findings.addAll(page.findings());
                if (page.next() == null || findings.size() >= MOST) {
                    return new Report(name, checked.get(), page.eventStore(), List.copyOf(findings), page.next());
                }
                page = ask(auditor, node, page.next(), page.shift());
            }
        } finally {
            progress.close();
        }
    }

    private static Page ask(Auditor auditor, URI node, @Nullable Long from, @Nullable Long shift)
            throws InterruptedException {
        return auditor.ask(node, "/api/history/check", Auditor.parameters("from", from, "shift", shift), Page.class);
    }

    private void print(List<Report> reports) {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(Json.pretty(reports));
        } else {
            for (Report report : reports) {
                report.findings()
                        .forEach(finding -> out.println(OneLine.format(
                                "%s: %s: %s", report.node(), finding.get("place"), finding.get("words"))));
                out.printf(
                        "%s: %d events, %s%n",
                        report.node(),
                        report.checked(),
                        report.findings().isEmpty()
                                ? "all as they were witnessed"
                                : report.findings().size() + " findings");
                if (report.stoppedAt() != null) {
                    out.printf(
                            "%s: stopped before position %d, for these are enough: there may be more from there on%n",
                            report.node(), report.stoppedAt());
                }
            }
        }
        out.flush();
    }
}
