package org.secureside.operations.lines;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.secureside.operations.cli.CommandFailure;
import org.secureside.operations.cli.OneLine;

/**
 * A file that was read once from end to end and is UTF-8 throughout.
 *
 * @param path the file
 * @param lines how many lines it has
 */
public record TextFile(Path path, long lines) {

    private static final int BUFFER_BYTES = 64 * 1024;

    /**
     * Reads the whole file, a piece at a time, so that nothing needs to be undone because of its last byte.
     *
     * @throws CommandFailure if it is not there, not a file, or not UTF-8
     */
    public static TextFile check(Path path) {
        if (Files.isDirectory(path)) {
            throw CommandFailure.environment(path + " is a folder: name a file");
        }
        if (!Files.exists(path)) {
            throw CommandFailure.environment(path + " does not exist");
        }
        if (!Files.isRegularFile(path)) {
            throw CommandFailure.environment(
                    path + " is no file, and so cannot be read twice, as it has to be: save it to a file first");
        }
        try (SeekableByteChannel channel = Files.newByteChannel(path)) {
            return new TextFile(path, new Check(path).linesOf(channel));
        } catch (IOException e) {
            throw CommandFailure.environment(path + " cannot be read: " + OneLine.of(e));
        }
    }

    private static final class Check {

        private final Path path;
        private final CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        private final ByteBuffer bytes = ByteBuffer.allocate(BUFFER_BYTES);
        private final CharBuffer unused = CharBuffer.allocate(BUFFER_BYTES);
        private long offset;
        private long lineEnds;
        private boolean inLine;

        Check(Path path) {
            this.path = path;
        }

        long linesOf(SeekableByteChannel channel) throws IOException {
            boolean atEnd = false;
            while (!atEnd) {
                atEnd = channel.read(bytes) < 0;
                bytes.flip();
                CoderResult result = decoder.decode(bytes, unused.clear(), atEnd);
                count(bytes.array(), bytes.position());
                if (result.isError()) {
                    throw CommandFailure.environment("%s is not UTF-8: line %d, at byte offset %d of the file"
                            .formatted(path, lineEnds + 1, offset));
                }
                bytes.compact();
            }
            return lineEnds + (inLine ? 1 : 0);
        }

        private void count(byte[] read, int length) {
            for (int i = 0; i < length; i++) {
                inLine = read[i] != '\n';
                lineEnds += inLine ? 0 : 1;
            }
            offset += length;
        }
    }
}
