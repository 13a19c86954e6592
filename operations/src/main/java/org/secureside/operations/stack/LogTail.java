package org.secureside.operations.stack;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The end of a log, and what is added to it. */
final class LogTail {

    /** More than any number of lines that somebody wants to look at. */
    private static final long MOST_BYTES = 4L << 20;

    private final String prefix;
    private final Path file;
    private long position;

    /**
     * @param name the name to put before each line, or nothing
     */
    LogTail(String name, Path file) {
        this.prefix = name.isEmpty() ? "" : "%-10s | ".formatted(name);
        this.file = file;
    }

    /** Returns the last lines there are now. */
    List<String> last(int count) throws IOException {
        position = Math.max(0, size() - MOST_BYTES);
        List<String> lines = added();
        return lines.subList(Math.max(0, lines.size() - count), lines.size());
    }

    /** Returns the complete lines that were added since the last call. */
    List<String> added() throws IOException {
        long size = size();
        if (size < position) {
            // It was emptied or begun anew.
            position = 0;
        }
        if (size == position) {
            return List.of();
        }
        byte[] bytes = new byte[(int) Math.min(size - position, MOST_BYTES)];
        try (RandomAccessFile log = new RandomAccessFile(file.toFile(), "r")) {
            log.seek(position);
            log.readFully(bytes);
        }
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        int complete = text.lastIndexOf('\n') + 1;
        position += complete;
        return new String(bytes, 0, complete, StandardCharsets.UTF_8)
                .lines()
                .map(line -> prefix + line)
                .toList();
    }

    private long size() throws IOException {
        return Files.exists(file) ? Files.size(file) : 0;
    }
}
