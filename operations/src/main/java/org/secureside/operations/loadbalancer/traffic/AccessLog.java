package org.secureside.operations.loadbalancer.traffic;

import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.secureside.operations.process.LogFile;

/** Reads what a growing access log says, from a place on. */
public final class AccessLog {

    /** How much of the past is looked at: some ten thousand requests. */
    private static final long PAST = 4L * 1024 * 1024;

    private static final int MOST_AT_ONCE = 16 * 1024 * 1024;

    /** How a line of a stack's log begins, whoever sent the request. */
    private static final String BEGIN = "{\"time\":\"";

    private final Path file;
    private final Path copy;
    private Optional<Version> copySeen;
    private long position;
    private long lines;

    /** Whether the log was emptied while it was read last, so that its copy is news although it was there already. */
    private boolean cut;

    private AccessLog(Path file, long back) throws IOException {
        this.file = file;
        this.copy = copyOf(file);
        this.copySeen = Version.of(copy);
        this.position = Files.exists(file) ? Math.max(0, Files.size(file) - back) : 0;
    }

    /** Begins at the end. */
    public static AccessLog atEnd(Path file) throws IOException {
        return new AccessLog(file, 0);
    }

    /** Begins somewhat before the end. */
    public static AccessLog inThePast(Path file) throws IOException {
        return new AccessLog(file, PAST);
    }

    /**
     * Returns the requests after an instant of the past; those too that lie in a copy since the log was emptied. The log
     * is read before the copy: if it is emptied meanwhile, what was in it is in hand already. A log that begins as its
     * copy does was not emptied yet, and has all that the copy has.
     */
    public static List<LoggedRequest> since(Instant then, Path file) throws IOException {
        LogEnd log = LogEnd.of(file, PAST);
        boolean isEmptied = Version.of(copyOf(file))
                .filter(copy -> copy.changed().toInstant().isAfter(then))
                .isPresent();
        LogEnd copy = isEmptied ? LogEnd.of(copyOf(file), PAST) : LogEnd.NOTHING;
        List<LoggedRequest> requests = new ArrayList<>();
        if (!log.beginsAs(copy)) {
            requests.addAll(parse(copy.end()));
        }
        requests.addAll(parse(log.end()));
        return requests.stream().filter(request -> request.at().isAfter(then)).toList();
    }

    /** Returns the requests of the whole lines that have come since the last call. */
    public List<LoggedRequest> news() throws IOException {
        // A copy that is made from now on is news, even if this call gets to see the log before it is emptied.
        Optional<Version> copyNow = Version.of(copy);
        List<LoggedRequest> requests = Files.exists(file) ? upTo(Files.size(file)) : List.of();
        if (!cut) {
            copySeen = copyNow;
        }
        return requests;
    }

    /** Returns what has come, as far as the log is still as long as it was seen to be: it may be emptied meanwhile. */
    List<LoggedRequest> upTo(long size) throws IOException {
        List<LoggedRequest> requests = new ArrayList<>();
        if (size < position) {
            // It was emptied, or begun anew. What came before that is at the end of the copy, if that is a new one.
            Optional<Version> copyNow = Version.of(copy);
            if (copyNow.isPresent() && !copyNow.equals(copySeen)) {
                requests.addAll(take(copy, copyNow.get().bytes()));
            }
            position = 0;
        }
        requests.addAll(take(file, size));
        return requests;
    }

    private List<LoggedRequest> take(Path from, long size) throws IOException {
        int most = Math.clamp(size - position, 0, MOST_AT_ONCE);
        byte[] bytes = read(from, most);
        cut = bytes.length < most;
        int end = wholeLines(bytes);
        position += end;
        String text = new String(bytes, 0, end, StandardCharsets.UTF_8);
        lines += text.lines().filter(line -> line.startsWith(BEGIN)).count();
        return parse(text);
    }

    private static List<LoggedRequest> parse(byte[] bytes) {
        return parse(new String(bytes, 0, wholeLines(bytes), StandardCharsets.UTF_8));
    }

    private static List<LoggedRequest> parse(String text) {
        return text.lines().flatMap(line -> LoggedRequest.parse(line).stream()).toList();
    }

    private static int wholeLines(byte[] bytes) {
        int end = bytes.length;
        while (end > 0 && bytes[end - 1] != '\n') {
            end--;
        }
        return end;
    }

    private static Path copyOf(Path file) {
        return new LogFile(file).newestCopy();
    }

    /** Returns how many lines in the form of a stack's log have come so far; those of operators count too. */
    public long lines() {
        return lines;
    }

    private byte[] read(Path from, int most) throws IOException {
        try (FileChannel channel = FileChannel.open(from)) {
            return Channels.newInputStream(channel.position(position)).readNBytes(most);
        }
    }

    /**
     * Which copy it is. The next one is another file.
     *
     * @param changed when it was written
     * @param bytes how long it is
     * @param file which file it is, where that is known
     */
    private record Version(
            FileTime changed, long bytes, @Nullable Object file) {

        static Optional<Version> of(Path copy) throws IOException {
            try {
                BasicFileAttributes now = Files.readAttributes(copy, BasicFileAttributes.class);
                return Optional.of(new Version(now.lastModifiedTime(), now.size(), now.fileKey()));
            } catch (NoSuchFileException notYet) {
                return Optional.empty();
            }
        }
    }
}
