package org.secureside.operations.stack;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The state of a stack for people. */
final class StatusTable {

    private static final double MEBIBYTE = 1 << 20;

    private StatusTable() {}

    static List<String> lines(StackStatus status, Instant now) {
        List<String> lines = new ArrayList<>();
        lines.add(headline(status));
        if (status.processes().isEmpty()) {
            return lines;
        }
        lines.add("");
        lines.add(row("PROCESS", "STATE", "READY", "PID", "UP", "RESTARTS", "MEMORY", "CPU", "ADDRESS"));
        status.processes().forEach(process -> lines.add(line(process, now)));
        long bytes = status.processes().stream()
                .mapToLong(ProcessStatus::residentBytes)
                .sum();
        double cpu = status.processes().stream()
                .mapToDouble(ProcessStatus::cpuPercent)
                .sum();
        lines.add(row("all", "", "", "", "", "", memory(bytes), percent(cpu), ""));
        if (status.intake() != null) {
            lines.add("");
            lines.add(status.intake().inWords(now));
        }
        return lines;
    }

    private static String headline(StackStatus status) {
        return switch (status.state()) {
            case READY -> "ready at %s, data in %s".formatted(status.publicUrl(), status.data());
            case DEGRADED -> "running, but not everything is ready; data in " + status.data();
            case ORPHANED ->
                "nobody supervises these: \"up\" starts the stack in %s anew, \"down\" stops it"
                        .formatted(status.data());
            case STOPPED -> "the stack in %s is not running".formatted(status.data());
        };
    }

    private static String line(ProcessStatus process, Instant now) {
        Instant start = process.startedAt();
        return row(
                process.name(),
                process.state().name().toLowerCase(Locale.ROOT),
                process.ready() ? "yes" : "no",
                process.pid() == null ? "-" : process.pid().toString(),
                start == null ? "-" : duration(Duration.between(start, now)),
                process.restarts(),
                memory(process.residentBytes()),
                percent(process.cpuPercent()),
                process.address() == null ? "" : process.address());
    }

    /** Returns a duration in its two largest units, such as {@code 3m 20s}. */
    static String duration(Duration length) {
        if (length.toDays() > 0) {
            return "%dd %dh".formatted(length.toDays(), length.toHoursPart());
        }
        if (length.toHours() > 0) {
            return "%dh %dm".formatted(length.toHours(), length.toMinutesPart());
        }
        return length.toMinutes() > 0
                ? "%dm %ds".formatted(length.toMinutes(), length.toSecondsPart())
                : "%ds".formatted(Math.max(0, length.toSeconds()));
    }

    private static String row(Object... cells) {
        return "%-11s %-8s %-6s %8s %9s %9s %9s %7s  %s".formatted(cells).stripTrailing();
    }

    private static String memory(long bytes) {
        return "%,.0f MiB".formatted(bytes / MEBIBYTE);
    }

    private static String percent(double percent) {
        return "%.1f %%".formatted(percent);
    }
}
