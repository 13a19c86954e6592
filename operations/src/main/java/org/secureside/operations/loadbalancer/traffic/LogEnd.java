package org.secureside.operations.loadbalancer.traffic;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;

/** The last bytes of a log, and its first ones, by which a copy of it is recognized. */
final class LogEnd {

    /** What there is where no file is. */
    static final LogEnd NOTHING = new LogEnd(new byte[0], new byte[0]);

    /** More than a line, which has the id of its request. */
    private static final int ENOUGH_TO_RECOGNIZE = 1024;

    private final byte[] begin;
    private final byte[] end;

    private LogEnd(byte[] begin, byte[] end) {
        this.begin = begin;
        this.end = end;
    }

    /**
     * Reads the last bytes of a file that may be emptied or moved meanwhile: then what came instead is read.
     *
     * @param most how many, at most
     */
    static LogEnd of(Path file, long most) throws IOException {
        while (Files.exists(file)) {
            try (FileChannel channel = FileChannel.open(file)) {
                long size = channel.size();
                int length = (int) Math.min(size, most);
                InputStream bytes = Channels.newInputStream(channel);
                byte[] begin = bytes.readNBytes((int) Math.min(size, ENOUGH_TO_RECOGNIZE));
                channel.position(size - length);
                byte[] end = bytes.readNBytes(length);
                if (end.length == length) {
                    return new LogEnd(begin, end);
                }
            } catch (NoSuchFileException moved) {
                return NOTHING;
            }
        }
        return NOTHING;
    }

    /** Returns the last bytes; the first of them may be in the middle of a line. */
    byte[] end() {
        return end;
    }

    /** Returns whether both begin with the same bytes, as far as there are any in both. */
    boolean beginsAs(LogEnd other) {
        int both = Math.min(begin.length, other.begin.length);
        return both > 0 && Arrays.equals(begin, 0, both, other.begin, 0, both);
    }
}
