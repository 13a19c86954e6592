package org.secureside.operations.importing;

import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.secureside.operations.cli.OneLine;

/** Says which lines did not become messages: the first ones in full, of the others only how many. */
final class Complaints {

    private static final int MOST_SAID = 20;
    private static final int MOST_CHARACTERS = 300;

    private final Consumer<String> out;
    private final AtomicInteger complaints = new AtomicInteger();

    /**
     * @param out says a line
     */
    Complaints(Consumer<String> out) {
        this.out = out;
    }

    /**
     * Complains about a line. A problem may cite the file, and the file may hold what terminals obey.
     *
     * @param outcome what became of it: skipped, refused, given up
     */
    void about(long line, String problem, String outcome) {
        int count = complaints.incrementAndGet();
        if (count <= MOST_SAID) {
            out.accept(String.format(
                    Locale.ROOT, "line %d: %s: %s", line, OneLine.printable(problem, MOST_CHARACTERS), outcome));
        } else if (count == MOST_SAID + 1) {
            out.accept("More lines have problems; at the end you see how many.");
        }
    }
}
