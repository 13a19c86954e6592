package org.secureside.operations.receipt;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;
import org.secureside.operations.lines.Line;
import org.secureside.operations.lines.LineReader;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.ObjectReader;

/** Reads receipts, one at a time, from newline-delimited JSON. */
public final class ReceiptReader implements Closeable {

    private static final int MAX_LINE_BYTES = 16 * 1024;
    private static final ObjectReader RECEIPTS = ReceiptJson.MAPPER.readerFor(Receipt.class);

    private final LineReader lines;

    /**
     * @param in where the bytes come from; closed with the reader
     */
    public ReceiptReader(InputStream in) {
        this.lines = new LineReader(in, MAX_LINE_BYTES);
    }

    /** What a line of the file is. */
    public sealed interface Entry {

        /** A receipt. */
        record Whole(Receipt receipt) implements Entry {}

        /** The beginning of a receipt at the end of the file: whoever wrote it was killed. It claims nothing. */
        record Torn(long line) implements Entry {}

        /** Something else. */
        record Malformed(long line, String problem) implements Entry {}
    }

    /** Returns what the next line is, or null after the last. */
    public @Nullable Entry next() throws IOException {
        return switch (lines.next()) {
            case null -> null;
            case Line.Text text -> parse(text);
            case Line.TooLong line -> new Entry.Malformed(line.number(), "is longer than any receipt");
            case Line.NotUtf8 line -> new Entry.Malformed(line.number(), "is not UTF-8");
        };
    }

    /** Returns how many bytes of the file the lines returned so far take up. */
    public long position() {
        return lines.position();
    }

    /** Tells whether the line returned last has a line end. */
    public boolean isEnded() {
        return lines.isEnded();
    }

    private Entry parse(Line.Text line) {
        try {
            Receipt receipt = RECEIPTS.readValue(line.text());
            return receipt == null
                    ? new Entry.Malformed(line.number(), "is no receipt: it is null")
                    : new Entry.Whole(receipt);
        } catch (JacksonException e) {
            return isTorn(line.text())
                    ? new Entry.Torn(line.number())
                    : new Entry.Malformed(line.number(), "is no receipt: " + e.getOriginalMessage());
        }
    }

    private boolean isTorn(String text) {
        return !lines.isEnded() && (text.startsWith(ReceiptJson.BEGINNING) || ReceiptJson.BEGINNING.startsWith(text));
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
