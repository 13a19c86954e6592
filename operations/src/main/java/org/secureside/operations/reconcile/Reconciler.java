package org.secureside.operations.reconcile;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import org.secureside.operations.cli.CommandFailure;
import org.secureside.operations.client.Tokens;
import org.secureside.operations.lines.TextFile;
import org.secureside.operations.progress.Progress;
import org.secureside.operations.progress.Work;
import org.secureside.operations.receipt.Receipt;
import org.secureside.operations.stack.StackDescription;
import org.secureside.operations.token.LocalIssuer;
import picocli.CommandLine;

/**
 * Compares a file of receipts with what a stack holds.
 *
 * @param data the data folder of the stack
 * @param patience how long to wait, in all, for nodes that are behind
 * @param commandLine where progress is shown
 */
public record Reconciler(Path data, Duration patience, CommandLine commandLine) {

    private static final String ROLE = "auditor";
    private static final int MOST_FINDINGS = 20;

    /**
     * Asks the event store and every query node for each receipt.
     *
     * @throws CommandFailure if there is no stack, no query node, or no receipt
     * @throws IOException if the file cannot be read
     */
    public Report reconcile(Path file) throws IOException, InterruptedException {
        TextFile receipts = TextFile.check(file);
        StackDescription stack = StackDescription.read(data);
        if (stack.queryNodes().isEmpty()) {
            throw CommandFailure.environment("the stack in %s has no query node".formatted(data));
        }
        Report report = reconcile(receipts, stack);
        if (report.receipts() == 0) {
            throw CommandFailure.environment(file + " holds no receipt, so there is nothing to prove");
        }
        return report;
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
        try (Progress progress = Progress.of(work, commandLine);
                ReceiptBatches batches = new ReceiptBatches(receipts.path(), findings, read, progress::say);
                Reconciliation reconciliation = new Reconciliation(store, nodes, new Patience(patience))) {
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
        Tokens auditors = new Tokens(LocalIssuer.open(data), ROLE);
        List<Ledger> ledgers = new ArrayList<>(List.of(Ledger.ofStore(stack.commandNode(), auditors)));
        new TreeMap<>(stack.queryNodes()).forEach((name, uri) -> ledgers.add(Ledger.ofNode(name, uri, auditors)));
        return ledgers;
    }
}
