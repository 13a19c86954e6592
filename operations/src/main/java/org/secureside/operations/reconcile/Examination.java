package org.secureside.operations.reconcile;

import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.secureside.api.ledger.LedgerEntry;
import org.secureside.api.message.MessageId;
import org.secureside.operations.receipt.Receipt;

/** One source being examined: what is still open about it, and what was judged. Not for several threads at once. */
final class Examination {

    private final Ledger ledger;
    private final Findings findings;
    private final Map<Verdict, Long> counts = new EnumMap<>(Verdict.class);
    private final Map<MessageId, List<LedgerEntry>> entries = new HashMap<>();
    private final Map<Receipt, Judgement> open = new LinkedHashMap<>();
    private @Nullable String silence;
    private @Nullable String lastProblem;

    Examination(Ledger ledger, Findings findings) {
        this.ledger = ledger;
        this.findings = findings;
    }

    /** Begins with the next receipts. Of a source that gave no answer once, nothing more is asked. */
    void begin(Collection<Receipt> receipts) {
        entries.clear();
        lastProblem = null;
        if (silence == null) {
            receipts.forEach(receipt -> open.put(receipt, new Judgement(Verdict.MISSING, "is not there")));
        }
    }

    boolean hasOpen() {
        return !open.isEmpty();
    }

    Collection<Receipt> open() {
        return List.copyOf(open.keySet());
    }

    /** Returns what the source held of the message when it was asked last. */
    List<LedgerEntry> entriesOf(Receipt receipt) {
        return entries.getOrDefault(receipt.messageId(), List.of());
    }

    /** Asks the source once about these receipts, which need not be open. */
    void ask(Collection<Receipt> receipts) throws InterruptedException {
        if (silence != null || receipts.isEmpty()) {
            return;
        }
        switch (ledger.ask(receipts.stream().map(Receipt::messageId).toList())) {
            case Asked.Told(Map<MessageId, List<LedgerEntry>> told) -> {
                lastProblem = null;
                receipts.forEach(receipt -> entries.remove(receipt.messageId()));
                entries.putAll(told);
            }
            case Asked.Silent(String problem, boolean passing) -> {
                lastProblem = problem;
                if (!passing) {
                    fallSilent(problem);
                }
            }
        }
    }

    /** Judges what is open, and leaves open what may still come. */
    void judge(BiFunction<Receipt, List<LedgerEntry>, Judgement> judge) {
        if (lastProblem == null) {
            open.replaceAll((receipt, before) -> judge.apply(receipt, entriesOf(receipt)));
            open.entrySet().removeIf(entry -> {
                boolean decided = entry.getValue().verdict() != Verdict.MISSING;
                if (decided) {
                    count(entry.getKey(), entry.getValue());
                }
                return decided;
            });
        }
    }

    /** Waits for nothing any more: what is open is missing, or the source is silent. */
    void end() {
        if (lastProblem != null && hasOpen()) {
            fallSilent(lastProblem);
        }
        open.forEach(this::count);
        open.clear();
    }

    SourceResult result() {
        return new SourceResult(
                ledger.name(),
                ledger.uri(),
                of(Verdict.HELD),
                of(Verdict.MISSING),
                of(Verdict.DOUBLED),
                of(Verdict.DIFFERENT),
                silence);
    }

    private void fallSilent(String problem) {
        silence = problem;
        open.clear();
    }

    private void count(Receipt receipt, Judgement judgement) {
        counts.merge(judgement.verdict(), 1L, Long::sum);
        if (judgement.verdict() != Verdict.HELD) {
            findings.add(new Finding(ledger.name(), receipt.messageId(), receipt.key(), judgement.detail()));
        }
    }

    private long of(Verdict verdict) {
        return counts.getOrDefault(verdict, 0L);
    }
}
