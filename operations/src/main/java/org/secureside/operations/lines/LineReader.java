package org.secureside.operations.lines;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Reads lines of UTF-8 that end with LF or CR LF, the last one perhaps with neither, and passes over a byte order mark.
 * Holds at most one line, and no line that is longer than allowed.
 */
public final class LineReader implements Closeable {

    private static final String BYTE_ORDER_MARK = "\ufeff";
    private static final int BUFFER_BYTES = 64 * 1024;

    private final InputStream in;
    private final int maxBytes;
    private final byte[] buffer = new byte[BUFFER_BYTES];
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private int next;
    private int end;
    private long position;
    private long number;
    private long bytes;
    private long characters;
    private int last;
    private boolean ended;

    /**
     * @param in where the bytes come from; closed with the reader
     * @param maxBytes the longest line to keep, without its line end
     */
    public LineReader(InputStream in, int maxBytes) {
        this.in = in;
        this.maxBytes = maxBytes;
    }

    /** Returns the next line, or null after the last. */
    public @Nullable Line next() throws IOException {
        int b = read();
        if (b < 0) {
            return null;
        }
        kept.reset();
        number++;
        bytes = 0;
        characters = 0;
        last = -1;
        for (; b >= 0 && b != '\n'; b = read()) {
            take(b);
        }
        ended = b == '\n';
        return line(ended && last == '\r' ? 1 : 0);
    }

    /** Returns how many bytes of the file the lines returned so far take up, line ends included. */
    public long position() {
        return position;
    }

    /** Tells whether the line returned last has a line end, as all have but perhaps the last of the file. */
    public boolean isEnded() {
        return ended;
    }

    private void take(int b) {
        // One more than allowed, because it may turn out to be the CR of the line end.
        if (bytes <= maxBytes) {
            kept.write(b);
        }
        bytes++;
        characters += (b & 0xc0) == 0x80 ? 0 : 1;
        last = b;
    }

    private Line line(int lineEnd) {
        if (bytes - lineEnd > maxBytes) {
            return new Line.TooLong(number, bytes - lineEnd, characters - lineEnd);
        }
        try {
            ByteBuffer content = ByteBuffer.wrap(kept.toByteArray(), 0, kept.size() - lineEnd);
            String text = StandardCharsets.UTF_8.newDecoder().decode(content).toString();
            boolean marked = number == 1 && text.startsWith(BYTE_ORDER_MARK);
            return new Line.Text(number, marked ? text.substring(1) : text);
        } catch (CharacterCodingException e) {
            return new Line.NotUtf8(number);
        }
    }

    private int read() throws IOException {
        if (next == end) {
            end = Math.max(in.read(buffer), 0);
            next = 0;
            if (end == 0) {
                return -1;
            }
        }
        position++;
        return buffer[next++] & 0xff;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
