package org.secureside.benchmark.eventstore;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/** Reads the processor time of processes from Linux's {@code /proc/PID/stat}, in its ticks of 10 ms. */
final class ProcessorTime {

    private static final int MILLIS_PER_TICK = 10;
    // Counted after the command's closing bracket, which is field 2 of proc(5).
    private static final int USER = 11;
    private static final int SYSTEM = 12;
    private static final int WAITED_FOR_CHILDREN_USER = 13;
    private static final int WAITED_FOR_CHILDREN_SYSTEM = 14;

    private ProcessorTime() {}

    /** The time of a process, its ended children and its living ones. */
    static Duration ofTree(long pid) {
        return ProcessHandle.of(pid)
                .map(process -> process.children()
                        .map(child -> read(child.pid(), USER, SYSTEM))
                        .reduce(
                                read(pid, USER, SYSTEM, WAITED_FOR_CHILDREN_USER, WAITED_FOR_CHILDREN_SYSTEM),
                                Duration::plus))
                .orElse(Duration.ZERO);
    }

    static Duration of(long pid) {
        return read(pid, USER, SYSTEM);
    }

    private static Duration read(long pid, int... fields) {
        try {
            String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
            List<String> values =
                    Arrays.asList(stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1));
            long ticks = 0;
            for (int field : fields) {
                ticks += Long.parseLong(values.get(field));
            }
            return Duration.ofMillis(ticks * MILLIS_PER_TICK);
        } catch (NoSuchFileException e) {
            return Duration.ZERO; // It ended just now; its parent has its time.
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
