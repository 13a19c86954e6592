package org.secureside.operations.loadbalancer.release;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * A file with one JSON object per line, which is only ever appended to. A line that a crash or a full disk has torn is
 * lost; it takes no other line with it.
 *
 * @param file the file; it need not exist yet
 */
record JsonLines(Path file) {

    private static final JsonMapper JSON = new JsonMapper();

    /** Appends a line and forces it to the disk: what was done must be known after a crash too. */
    void append(Object value) throws IOException {
        Files.createDirectories(file.getParent());
        String begin = isTorn() ? "\n" : "";
        byte[] line = (begin + JSON.writeValueAsString(value) + "\n").getBytes(StandardCharsets.UTF_8);
        try (FileChannel channel = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND)) {
            ByteBuffer rest = ByteBuffer.wrap(line);
            while (rest.hasRemaining()) {
                channel.write(rest);
            }
            channel.force(true);
        }
    }

    /** Returns what the lines say, without those that cannot be read. */
    <T> List<T> read(Class<T> type) throws IOException {
        return lines().flatMap(line -> parse(line, type).stream()).toList();
    }

    /** Returns how many lines cannot be read. */
    long unreadable(Class<?> type) throws IOException {
        return lines().filter(line -> parse(line, type).isEmpty()).count();
    }

    /** Returns the lines. What is torn may end within a character, so bytes that are none are no reason to fail. */
    private Stream<String> lines() throws IOException {
        return Files.exists(file)
                ? new String(Files.readAllBytes(file), StandardCharsets.UTF_8)
                        .lines()
                        .filter(line -> !line.isBlank())
                : Stream.empty();
    }

    private static <T> Optional<T> parse(String line, Class<T> type) {
        try {
            return Optional.ofNullable(JSON.readValue(line, type));
        } catch (JacksonException torn) {
            return Optional.empty();
        }
    }

    /** Returns whether the last line has no end, so that the next one would stick to it. */
    private boolean isTorn() throws IOException {
        if (!Files.exists(file)) {
            return false;
        }
        try (RandomAccessFile access = new RandomAccessFile(file.toFile(), "r")) {
            if (access.length() == 0) {
                return false;
            }
            access.seek(access.length() - 1);
            return access.read() != '\n';
        }
    }
}
