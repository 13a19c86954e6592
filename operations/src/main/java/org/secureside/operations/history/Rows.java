package org.secureside.operations.history;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
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

/** Reads an export row by row, however long it is, and its SHA-256 on the way. What is cut off at the end is no row. */
final class Rows implements AutoCloseable {

    private static final int BUFFER = 1 << 16;

    private final RowFormat format;
    private final MessageDigest digest;
    private final InputStream in;
    private long line = 1;
    private long offset;
    private boolean cutOff;

    /**
     * @param header whether the first line names the fields
     */
    Rows(Path file, RowFormat format, boolean header) throws IOException {
        this.format = format;
        this.digest = sha256();
        this.in = new BufferedInputStream(new DigestInputStream(Files.newInputStream(file), digest), BUFFER);
        if (header) {
            record();
        }
    }

    /** Returns the next row, or null at the end. */
    @Nullable Row next() throws IOException {
        long begin = line;
        byte[] record = record();
        return record == null ? null : format.read(new String(record, StandardCharsets.UTF_8), begin, offset);
    }

    /** Returns the bytes of the next record without its line break. Within quotes of CSV, lines break too. */
    private byte @Nullable [] record() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(1024);
        boolean quoted = false;
        long read = offset;
        for (int b = in.read(); b >= 0; b = in.read()) {
            read++;
            if (b == '\n') {
                line++;
                if (!quoted) {
                    offset = read;
                    return bytes.toByteArray();
                }
            }
            if (b == '"' && format.hasHeader()) {
                quoted = !quoted;
            }
            bytes.write(b);
        }
        cutOff = read > offset;
        return null;
    }

    /** Returns whether the file ends in the middle of a row, once its end was met. */
    boolean isCutOff() {
        return cutOff;
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
