package org.secureside.operations.reconcile;

import java.io.PrintWriter;
import java.util.List;

/**
 * What a reconciliation found out.
 *
 * @param receipts how many receipts were read
 * @param messages how many messages they are for
 * @param contradictions how many receipts say of the same message something else than an earlier one
 * @param clean whether every source holds every message exactly once, as acknowledged
 * @param sources the event store, and each query node
 * @param findings the first of what is wrong
 * @param findingCount how much is wrong in all
 */
public record Report(
        long receipts,
        long messages,
        long contradictions,
        boolean clean,
        List<SourceResult> sources,
        List<Finding> findings,
        long findingCount) {

    /** Writes it for people. */
    public void print(PrintWriter out) {
        new ReportPrinter(out).print(this);
    }

    static Report of(long receipts, long messages, long contradictions, List<SourceResult> sources, Findings findings) {
        boolean all = sources.stream().allMatch(source -> source.noAnswer() == null && source.heldOnce() == messages);
        return new Report(
                receipts,
                messages,
                contradictions,
                all && findings.count() == 0,
                sources,
                findings.first(),
                findings.count());
    }
}
