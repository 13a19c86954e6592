package org.secureside.operations.reconcile;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.secureside.api.ledger.LedgerEntry;
import org.secureside.operations.receipt.Receipt;

/**
 * What a source has of a message, judged by the receipt for it.
 *
 * @param verdict the judgement
 * @param detail what is wrong, or nothing
 */
record Judgement(Verdict verdict, String detail) {

    private static final Judgement HELD = new Judgement(Verdict.HELD, "");
    private static final Judgement MISSING = new Judgement(Verdict.MISSING, "is not there");

    /**
     * Judges the event store, which keeps every version once.
     *
     * @param entries what it holds of the message
     */
    static Judgement ofStore(Receipt receipt, List<LedgerEntry> entries) {
        if (entries.isEmpty()) {
            return MISSING;
        }
        long versions =
                entries.stream().mapToLong(LedgerEntry::version).distinct().count();
        if (versions < entries.size()) {
            return new Judgement(Verdict.DOUBLED, "has %d entries for %d versions".formatted(entries.size(), versions));
        }
        return entries.stream()
                .filter(entry -> entry.version() == receipt.version())
                .findFirst()
                .map(entry -> compared(receipt.asLedgerEntry(), entry))
                .orElseGet(() -> different("has no version %d, which was acknowledged".formatted(receipt.version())));
    }

    /**
     * Judges a node, which keeps the newest version that it knows of.
     *
     * @param entries what it holds of the message
     * @param stored what the event store holds of it, asked after the node: it tells what a later version must be
     */
    static Judgement ofNode(Receipt receipt, List<LedgerEntry> entries, List<LedgerEntry> stored) {
        if (entries.isEmpty()) {
            return MISSING;
        }
        if (entries.size() > 1) {
            return new Judgement(Verdict.DOUBLED, "is there %d times".formatted(entries.size()));
        }
        LedgerEntry held = entries.getFirst();
        if (held.version() == receipt.version()) {
            return compared(receipt.asLedgerEntry(), held);
        }
        if (held.version() < receipt.version()) {
            return new Judgement(
                    Verdict.MISSING,
                    "is at version %d, acknowledged was %d".formatted(held.version(), receipt.version()));
        }
        return stored.stream()
                .filter(entry -> entry.version() == held.version())
                .findFirst()
                .map(entry -> compared(entry, held))
                .orElseGet(() -> different(
                        "is at version %d, which the event store was not seen to hold".formatted(held.version())));
    }

    private static Judgement compared(LedgerEntry expected, LedgerEntry held) {
        return Stream.of(
                        difference("content (SHA-256)", expected.bodySha256(), held.bodySha256()),
                        difference("author", expected.author(), held.author()),
                        difference("neighborhood", expected.neighborhoodId(), held.neighborhoodId()))
                .flatMap(Optional::stream)
                .findFirst()
                .map(difference -> different("has in version %d another %s".formatted(held.version(), difference)))
                .orElse(HELD);
    }

    private static Optional<String> difference(String what, Object expected, @Nullable Object held) {
        return expected.equals(held)
                ? Optional.empty()
                : Optional.of("%s: %s instead of %s".formatted(what, held, expected));
    }

    private static Judgement different(String detail) {
        return new Judgement(Verdict.DIFFERENT, detail);
    }
}
