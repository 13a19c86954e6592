package org.secureside.operations.loadbalancer.traffic;

import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.secureside.operations.process.LogFile;

/** Reads what a growing access log says, from a place on. */
public final class AccessLog {

    /** How much of the past is looked at: some ten thousand requests. */
    private static final long PAST = 4L * 1024 * 1024;

    private static final int MOST_AT_ONCE = 16 * 1024 * 1024;

    /** How a line of a stack's log begins, whoever sent the request. */
    private static final String BEGIN = "{\"time\":\"";

    private final Path file;
    private long position;
    private long lines;

    private AccessLog(Path file, long position) {
        this.file = file;
        this.position = position;
    }

    /** Begins at the end. */
    public static AccessLog atEnd(Path file) throws IOException {
        return new AccessLog(file, Files.exists(file) ? Files.size(file) : 0);
    }

    /** Begins somewhat before the end. */
    public static AccessLog inThePast(Path file) throws IOException {
        return new AccessLog(file, Files.exists(file) ? Math.max(0, Files.size(file) - PAST) : 0);
    }

    /** Returns the requests after an instant of the past; those too that lie in a copy since the log was emptied. */
    public static List<LoggedRequest> since(Instant then, Path file) throws IOException {
        List<LoggedRequest> requests = new ArrayList<>();
        Path emptied = new LogFile(file).newestCopy();
        if (Files.exists(emptied)
                && Files.getLastModifiedTime(emptied).toInstant().isAfter(then)) {
            requests.addAll(inThePast(emptied).news());
        }
        requests.addAll(inThePast(file).news());
        return requests.stream().filter(request -> request.at().isAfter(then)).toList();
    }

    /** Returns the requests of the whole lines that have come since the last call. */
    public List<LoggedRequest> news() throws IOException {
        return Files.exists(file) ? upTo(Files.size(file)) : List.of();
    }

    /** Returns what has come, as far as the log is still as long as it was seen to be: it may be emptied meanwhile. */
    List<LoggedRequest> upTo(long size) throws IOException {
        List<LoggedRequest> requests = new ArrayList<>();
        if (size < position) {
            // It was cut or begun anew.
            position = 0;
        }
        byte[] bytes = read((int) Math.min(size - position, MOST_AT_ONCE));
        int end = bytes.length;
        while (end > 0 && bytes[end - 1] != '\n') {
            end--;
        }
        position += end;
        for (String line :
                new String(bytes, 0, end, StandardCharsets.UTF_8).lines().toList()) {
            lines += line.startsWith(BEGIN) ? 1 : 0;
            LoggedRequest.parse(line).ifPresent(requests::add);
        }
        return requests;
    }

    /** Returns how many lines in the form of a stack's log have come so far; those of operators count too. */
    public long lines() {
        return lines;
    }

    private byte[] read(int most) throws IOException {
        try (FileChannel channel = FileChannel.open(file)) {
            return Channels.newInputStream(channel.position(position)).readNBytes(most);
        }
    }
}
