package org.secureside.operations.reconcile;

import com.carrotsearch.hppc.BufferAllocationException;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.secureside.api.ledger.LedgerQuestion;
import org.secureside.operations.cli.CommandFailure;
import org.secureside.operations.receipt.Receipt;
import org.secureside.operations.receipt.ReceiptReader;
import org.secureside.operations.receipt.ReceiptReader.Entry;
import org.secureside.operations.receipt.ReceiptSet;

/** The receipts of a file, as many at a time as one question may name, and each once. */
final class ReceiptBatches implements Closeable {

    private final Path file;
    private final ReceiptReader reader;
    private final Findings findings;
    private final AtomicLong read;
    private final Consumer<String> say;
    private final ReceiptSet known = new ReceiptSet();
    private long contradictions;

    /**
     * @param findings where receipts go that contradict each other
     * @param read counts the receipts as they are read
     * @param say says that the last line is torn
     */
    ReceiptBatches(Path file, Findings findings, AtomicLong read, Consumer<String> say) throws IOException {
        this.file = file;
        this.reader = new ReceiptReader(Files.newInputStream(file));
        this.findings = findings;
        this.read = read;
        this.say = say;
    }

    /** Returns the next receipts, none at the end of the file. */
    List<Receipt> next() throws IOException {
        List<Receipt> batch = new ArrayList<>();
        while (batch.size() < LedgerQuestion.MAX_MESSAGES) {
            switch (reader.next()) {
                case null -> {
                    return batch;
                }
                case Entry.Whole(Receipt receipt) -> {
                    read.incrementAndGet();
                    if (isToBeExamined(receipt)) {
                        batch.add(receipt);
                    }
                }
                case Entry.Torn(long line) ->
                    say.accept("Line %d is torn: the import was killed while it wrote it. It claims nothing."
                            .formatted(line));
                case Entry.Malformed(long line, String problem) ->
                    throw CommandFailure.environment("%s: line %d %s".formatted(file, line, problem));
            }
        }
        return batch;
    }

    /** Returns for how many messages the receipts were. */
    long messages() {
        return known.size();
    }

    /** Returns how many said something else than an earlier one. */
    long contradictions() {
        return contradictions;
    }

    private boolean isToBeExamined(Receipt receipt) {
        return switch (relationOf(receipt)) {
            case FIRST -> true;
            case SAME -> false;
            case CONTRADICTION -> {
                contradictions++;
                findings.add(new Finding(
                        "receipts",
                        receipt.messageId(),
                        receipt.key(),
                        "was acknowledged with different contents, if this file is right"));
                yield false;
            }
        };
    }

    private ReceiptSet.Relation relationOf(Receipt receipt) {
        try {
            return known.add(receipt);
        } catch (BufferAllocationException e) {
            throw CommandFailure.environment(
                    "%s has more receipts than can be told apart in the memory there is: split it".formatted(file), e);
        }
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
