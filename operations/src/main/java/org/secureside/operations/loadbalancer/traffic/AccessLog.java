package org.secureside.operations.loadbalancer.traffic;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads what a growing access log says, from a place on. */
public final class AccessLog {

    /** How much of the past is looked at: some ten thousand requests. */
    private static final long PAST = 4L * 1024 * 1024;

    private static final int MOST_AT_ONCE = 16 * 1024 * 1024;

    private final Path file;
    private long position;

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

    /** Returns the requests of the whole lines that have come since the last call. */
    public List<LoggedRequest> news() throws IOException {
        List<LoggedRequest> requests = new ArrayList<>();
        if (!Files.exists(file)) {
            return requests;
        }
        long size = Files.size(file);
        if (size < position) {
            // It was cut or begun anew.
            position = 0;
        }
        byte[] bytes = new byte[(int) Math.min(size - position, MOST_AT_ONCE)];
        try (RandomAccessFile access = new RandomAccessFile(file.toFile(), "r")) {
            access.seek(position);
            access.readFully(bytes);
        }
        int end = bytes.length;
        while (end > 0 && bytes[end - 1] != '\n') {
            end--;
        }
        position += end;
        new String(bytes, 0, end, StandardCharsets.UTF_8)
                .lines()
                .forEach(line -> LoggedRequest.parse(line).ifPresent(requests::add));
        return requests;
    }
}
