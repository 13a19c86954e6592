package org.secureside.operations.reconcile;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import org.secureside.operations.cli.CommandFailure;
import org.secureside.operations.cli.DataOption;
import org.secureside.operations.cli.DurationConverter;
import org.secureside.operations.cli.Json;
import org.secureside.operations.client.Tokens;
import org.secureside.operations.lines.TextFile;
import org.secureside.operations.progress.Progress;
import org.secureside.operations.progress.Work;
import org.secureside.operations.receipt.Receipt;
import org.secureside.operations.stack.StackDescription;
import org.secureside.operations.token.LocalIssuer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code secureside reconcile}: proves that what was acknowledged is everywhere. */
@Command(
        name = "reconcile",
        description =
                "Prove that the event store and every query node hold each acknowledged message exactly once, with"
                        + " the content acknowledged.",
        footerHeading = "%n",
        footer = {
            "Each query node is asked directly, and a command node for the event store, by SHA-256 and not by content. A"
                    + " message that was edited after it was acknowledged must be on the nodes as the event store has"
                    + " it.",
            "",
            "Exit codes: 0 it is proved; 1 it is not, and what is wrong is named, nodes that gave no answer included;"
                    + " 2 wrong usage, no stack, or no valid receipts.",
            "",
            "Example:",
            "  ./secureside reconcile receipts.ndjson",
        })
public final class ReconcileCommand implements Callable<Integer> {

    private static final String ROLE = "auditor";
    private static final int MOST_FINDINGS = 20;

    @Mixin
    private DataOption data = new DataOption();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "RECEIPTS", description = "The receipts that an import kept.")
    private Path file = Path.of("");

    @Option(
            names = "--wait",
            paramLabel = "TIME",
            converter = DurationConverter.class,
            defaultValue = "30s",
            description = "How long to wait, in all, for nodes that are behind. Default: ${DEFAULT-VALUE}.")
    private Duration wait = Duration.ZERO;

    @Option(names = "--json", description = "Print the result as JSON.")
    private boolean json;

    @Override
    public Integer call() throws IOException, InterruptedException {
        TextFile receipts = TextFile.check(file);
        StackDescription stack = StackDescription.read(data.folder());
        if (stack.queryNodes().isEmpty()) {
            throw CommandFailure.environment("the stack in %s has no query node".formatted(data.folder()));
        }
        Report report = reconcile(receipts, stack);
        if (report.receipts() == 0) {
            throw CommandFailure.environment(file + " holds no receipt, so there is nothing to prove");
        }
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(Json.pretty(report));
            out.flush();
        } else {
            new ReportPrinter(out).print(report);
        }
        return report.clean() ? 0 : CommandFailure.FINDING;
    }

    private Report reconcile(TextFile receipts, StackDescription stack) throws IOException, InterruptedException {
        Findings findings = new Findings(MOST_FINDINGS);
        List<Ledger> ledgers = ledgersOf(stack);
        List<Examination> sources = ledgers.stream()
                .map(ledger -> new Examination(ledger, findings))
                .toList();
        Examination store = sources.getFirst();
        List<Examination> nodes = sources.subList(1, sources.size());
        AtomicLong read = new AtomicLong();
        Work work = new Work("Reconcile", "receipts", receipts.lines(), read::get, findings::inWords);
        try (Progress progress = Progress.of(work, spec.commandLine());
                ReceiptBatches batches = new ReceiptBatches(receipts.path(), findings, read, progress::say);
                Reconciliation reconciliation = new Reconciliation(store, nodes, new Patience(wait))) {
            for (List<Receipt> batch = batches.next(); !batch.isEmpty(); batch = batches.next()) {
                reconciliation.examine(batch);
            }
            return Report.of(
                    read.get(), batches.messages(), batches.contradictions(), reconciliation.results(), findings);
        } finally {
            ledgers.forEach(Ledger::close);
        }
    }

    private List<Ledger> ledgersOf(StackDescription stack) {
        Tokens auditors = new Tokens(LocalIssuer.open(data.folder()), ROLE);
        List<Ledger> ledgers = new ArrayList<>(List.of(Ledger.ofStore(stack.commandNode(), auditors)));
        new TreeMap<>(stack.queryNodes()).forEach((name, uri) -> ledgers.add(Ledger.ofNode(name, uri, auditors)));
        return ledgers;
    }
}
