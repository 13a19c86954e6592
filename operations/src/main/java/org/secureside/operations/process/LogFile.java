package org.secureside.operations.process;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * A log that processes append to by themselves, kept within bounds: a few older ones beside it ({@code .1} is the
 * newest of them), each no longer than a limit.
 *
 * @param file the log
 */
public record LogFile(Path file) {

    private static final int OLDER_ONES = 3;
    private static final long LIMIT_BYTES = 20L << 20;

    /** Begins a new log and keeps what was there as the newest of the older ones. For when nobody writes to it. */
    public void rotate() throws IOException {
        if (Files.exists(file) && Files.size(file) > 0) {
            makeRoom();
            Files.move(file, older(1), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /**
     * Empties the log when it is too long and keeps a copy. The writer keeps its open file, which it appends to, so
     * nothing has to be told. What is written while this copies is copied, too; only what comes between the last look at
     * the end of the log and its emptying, some microseconds, is lost.
     */
    public void trim() throws IOException {
        trim(LIMIT_BYTES);
    }

    /** As {@link #trim()}, with a limit of its own. */
    public void trim(long limitBytes) throws IOException {
        if (!Files.exists(file) || Files.size(file) <= limitBytes) {
            return;
        }
        makeRoom();
        try (FileChannel log = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
                FileChannel copy =
                        FileChannel.open(older(1), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            for (long copied = 0; copied < log.size(); ) {
                copied += log.transferTo(copied, log.size() - copied, copy);
            }
            log.truncate(0);
        }
    }

    /** Returns where what was in the log is since it was last begun anew or emptied. It need not exist. */
    public Path newestCopy() {
        return older(1);
    }

    private void makeRoom() throws IOException {
        for (int age = OLDER_ONES - 1; age >= 1; age--) {
            if (Files.exists(older(age))) {
                Files.move(older(age), older(age + 1), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    private Path older(int age) {
        return file.resolveSibling(file.getFileName() + "." + age);
    }
}
