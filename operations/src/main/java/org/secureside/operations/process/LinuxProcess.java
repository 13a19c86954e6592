package org.secureside.operations.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A process that is alive, as read from {@code /proc}. Java's own handle is not used because it takes zombies for
 * alive and tells start times by the wall clock, which may be set while a stack runs.
 *
 * @param pid the process id
 * @param session the id of the session, which is the pid of its leader
 * @param startTicks when it started, in clock ticks since the machine booted
 * @param cpuTicks the CPU time it has used, in clock ticks
 * @see <a href="https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html">proc_pid_stat(5)</a>
 */
public record LinuxProcess(long pid, long session, long startTicks, long cpuTicks) {

    /** Clock ticks per second: {@code USER_HZ}, which is 100 on every architecture that is supported. */
    public static final long TICKS_PER_SECOND = 100;

    private static final Path PROC = Path.of("/proc");
    private static final Pattern NUMBER = Pattern.compile("\\d+");
    private static final Pattern PSS = Pattern.compile("(?m)^Pss:\\s+(\\d+) kB");
    private static final Pattern RSS = Pattern.compile("(?m)^VmRSS:\\s+(\\d+) kB");

    /** Returns the process with this id, or empty if there is none or only its zombie. */
    public static Optional<LinuxProcess> find(long pid) {
        return read(pid, "stat").flatMap(stat -> parse(pid, stat));
    }

    /** Returns every process that can be seen. */
    public static List<LinuxProcess> all() {
        try (Stream<Path> entries = Files.list(PROC)) {
            return entries.map(entry -> entry.getFileName().toString())
                    .filter(name -> NUMBER.matcher(name).matches())
                    .flatMap(name -> find(Long.parseLong(name)).stream())
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    static Optional<LinuxProcess> parse(long pid, String stat) {
        // The program's name, in parentheses, may itself hold blanks and parentheses.
        String[] fields = stat.substring(stat.lastIndexOf(')') + 1).strip().split(" ", -1);
        if (fields.length < 20 || fields[0].equals("Z") || fields[0].equals("X")) {
            return Optional.empty();
        }
        long cpuTicks = Long.parseLong(fields[11]) + Long.parseLong(fields[12]);
        return Optional.of(new LinuxProcess(pid, Long.parseLong(fields[3]), Long.parseLong(fields[19]), cpuTicks));
    }

    /** Returns when it started by the clock, or null if it is gone. */
    public @Nullable Instant startedAt() {
        return ProcessHandle.of(pid)
                .flatMap(handle -> handle.info().startInstant())
                .orElse(null);
    }

    /** Returns its command line, the words separated by blanks; empty for a process of the kernel. */
    public String commandLine() {
        return read(pid, "cmdline").orElse("").replace('\0', ' ');
    }

    boolean runsProgramUnder(Path folder) {
        return linkLeadsUnder("exe", folder);
    }

    boolean worksUnder(Path folder) {
        return linkLeadsUnder("cwd", folder);
    }

    /**
     * Returns the resident memory in bytes, with pages shared by several processes counted in equal parts (PSS), so
     * that the sum over processes is what they really take.
     */
    public long residentBytes() {
        return read(pid, "smaps_rollup")
                .flatMap(text -> kilobytes(PSS, text))
                .or(() -> read(pid, "status").flatMap(text -> kilobytes(RSS, text)))
                .orElse(0L);
    }

    private boolean linkLeadsUnder(String link, Path folder) {
        try {
            return Files.readSymbolicLink(PROC.resolve(Long.toString(pid)).resolve(link))
                    .startsWith(folder);
        } catch (IOException e) {
            return false;
        }
    }

    private static Optional<Long> kilobytes(Pattern line, String text) {
        return line.matcher(text).results().findFirst().map(found -> Long.parseLong(found.group(1)) * 1024);
    }

    private static Optional<String> read(long pid, String file) {
        try {
            return Optional.of(Files.readString(PROC.resolve(Long.toString(pid)).resolve(file)));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
