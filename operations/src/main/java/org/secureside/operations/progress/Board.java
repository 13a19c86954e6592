package org.secureside.operations.progress;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import picocli.CommandLine;

/**
 * Shows several things that go on at once, each in a line of its own: on a terminal in place, elsewhere again every five
 * seconds at most.
 */
public final class Board {

    private static final Duration PLAIN_INTERVAL = Duration.ofSeconds(5);
    private static final String UP_AND_ERASE = "\u001b[1A\u001b[2K";

    private final PrintWriter err;
    private final boolean inPlace;
    private final int columns;
    private int shown;
    private long plainAt = System.nanoTime() - PLAIN_INTERVAL.toNanos();

    private Board(PrintWriter err, boolean inPlace, int columns) {
        this.err = err;
        this.inPlace = inPlace;
        this.columns = columns;
    }

    /** Returns a board on a command's standard error. */
    public static Board of(CommandLine command) {
        return new Board(command.getErr(), Terminal.isThere(), command.getUsageHelpWidth());
    }

    /** Returns whether there is a terminal that bars can be drawn on. */
    public boolean isInPlace() {
        return inPlace;
    }

    /** Shows how things stand. Elsewhere than on a terminal, only if the last time is long enough ago. */
    public void show(List<String> lines) {
        if (!inPlace && System.nanoTime() - plainAt < PLAIN_INTERVAL.toNanos()) {
            return;
        }
        showNow(lines);
    }

    /** Shows how things stand, whenever that was done last. */
    public void showNow(List<String> lines) {
        plainAt = System.nanoTime();
        if (inPlace) {
            err.print(UP_AND_ERASE.repeat(shown));
            shown = lines.size();
        }
        // A line that is as long as the terminal is wide would become two, and the next drawing one line too low.
        lines.forEach(line ->
                err.println(inPlace && line.length() >= columns ? line.substring(0, Math.max(0, columns - 1)) : line));
        err.flush();
    }
}
