package org.secureside.operations.history;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Reads an export row by row, however long it is, and its SHA-256 on the way. What is cut off at the end is no row. After
 * what is no event it goes on at the next line that begins as one, wherever the quotes are that were opened before.
 */
final class Rows implements AutoCloseable {

    /** More than any event takes: it has 256 KiB, of which a byte is six at the most as JSON, and two in CSV. */
    static final int LONGEST = 4 << 20;

    private static final int CHUNK = 1 << 16;

    /** The file ends before the record does. */
    private static final int ENDLESS = -1;

    private static final int TOO_LONG = -2;

    private final RowFormat format;
    private final MessageDigest digest;
    private final InputStream in;
    private byte[] window = new byte[2 * CHUNK];
    private int begin;
    private int end;
    private long line = 1;
    private long offset;
    private boolean cutOff;

    /**
     * @param header whether the first line names the fields
     */
    Rows(Path file, RowFormat format, boolean header) throws IOException {
        this.format = format;
        this.digest = sha256();
        this.in = new DigestInputStream(Files.newInputStream(file), digest);
        if (header && has(0) && !passLine()) {
            cutOff = true;
            offset = 0;
        }
    }

    /** Returns the next row, or null at the end. */
    @Nullable Row next() throws IOException {
        if (!has(0)) {
            return null;
        }
        long first = line;
        int length = length(0);
        if (length == ENDLESS && !eventFollows()) {
            cutOff = true;
            begin = end;
            return null;
        }
        Row row = length < 0 ? Row.unreadable(first, offset) : read(0, length);
        if (row.event() != null) {
            pass(length);
            return row;
        }
        long last = length < 0 ? Long.MAX_VALUE : offset + length;
        do {
            passLine();
        } while (offset < last && has(0) && !beginsAsRow(0));
        return Row.unreadable(first, offset);
    }

    private Row read(int at, int length) {
        String record = new String(window, begin + at, length - 1, StandardCharsets.UTF_8);
        return format.read(record, line, offset + at + length);
    }

    /** Returns how long the record is that begins there, with its line break. Within quotes of CSV, lines break too. */
    private int length(int at) throws IOException {
        boolean quoted = false;
        for (int i = at; i - at < LONGEST; i++) {
            if (!has(i)) {
                return ENDLESS;
            }
            byte b = window[begin + i];
            if (b == '\n' && !quoted) {
                return i - at + 1;
            }
            quoted ^= b == '"' && format.hasHeader();
        }
        return TOO_LONG;
    }

    /** Returns whether there is a whole event further down in a record that the file ends before. */
    private boolean eventFollows() throws IOException {
        for (int at = 1; has(at); at++) {
            if (window[begin + at - 1] == '\n' && beginsAsRow(at)) {
                int length = length(at);
                if (length > 0 && read(at, length).event() != null) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean beginsAsRow(int at) throws IOException {
        int next = at;
        if (!format.hasHeader()) {
            return has(next) && window[begin + next] == '{';
        }
        while (has(next) && window[begin + next] >= '0' && window[begin + next] <= '9' && next - at < CHUNK) {
            next++;
        }
        return next > at && has(next) && window[begin + next] == ',';
    }

    /** Returns whether the file goes on so far behind what was passed; that byte is in the window then. */
    private boolean has(int index) throws IOException {
        while (begin + index >= end) {
            if (end == window.length) {
                makeRoom();
            }
            int read = in.read(window, end, window.length - end);
            if (read < 0) {
                return false;
            }
            end += read;
        }
        return true;
    }

    private void makeRoom() {
        byte[] roomy = end - begin + CHUNK > window.length ? new byte[2 * window.length] : window;
        System.arraycopy(window, begin, roomy, 0, end - begin);
        window = roomy;
        end -= begin;
        begin = 0;
    }

    /** Passes what is left of a line, however long it is, and returns whether it ended with a line break. */
    private boolean passLine() throws IOException {
        while (has(0)) {
            boolean broke = window[begin] == '\n';
            pass(1);
            if (broke) {
                return true;
            }
        }
        return false;
    }

    private void pass(int length) {
        for (int i = 0; i < length; i++) {
            line += window[begin + i] == '\n' ? 1 : 0;
        }
        begin += length;
        offset += length;
    }

    /** Returns whether the file ends in the middle of a row, once its end was met. */
    boolean isCutOff() {
        return cutOff;
    }

    /** Returns on which line goes on what was not read yet, from 1. */
    long line() {
        return line;
    }

    /** Returns where the last whole row ends. */
    long offset() {
        return offset;
    }

    /** Returns the SHA-256 of all bytes, once the end was met. */
    String sha256Hex() {
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
