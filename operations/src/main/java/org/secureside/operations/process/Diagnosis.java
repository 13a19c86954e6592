package org.secureside.operations.process;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Picks from what a failed process said the one line that tells why. */
public final class Diagnosis {

    /** What the C library says when the disk is full, and everybody repeats. */
    public static final String DISK_FULL = "No space left on device";

    private static final int LONGEST = 300;

    /** What tells most, first. The words are those of the C library, PostgreSQL, nginx, Spring Boot and Java. */
    private static final List<Pattern> TELLING = List.of(
            Pattern.compile(DISK_FULL),
            Pattern.compile("FATAL|PANIC|\\[emerg\\]"),
            Pattern.compile("^Caused by:"),
            Pattern.compile("\\bERROR\\b|^(initdb|postgres): error|OutOfMemoryError"));

    private Diagnosis() {}

    /** Returns the line that tells why, or the last one if none is known to, or empty if nothing was said. */
    public static Optional<String> of(String output) {
        List<String> lines = output.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
        return TELLING.stream()
                .flatMap(pattern -> lines.reversed().stream()
                        .filter(line -> pattern.matcher(line).find())
                        .limit(1))
                .findFirst()
                .or(() -> lines.isEmpty() ? Optional.empty() : Optional.of(lines.getLast()))
                .map(line -> line.length() > LONGEST ? line.substring(0, LONGEST) + "…" : line);
    }

    /** Returns whether the text says that the disk is full. */
    public static boolean isDiskFull(@Nullable String output) {
        return output != null && output.contains(DISK_FULL);
    }
}
