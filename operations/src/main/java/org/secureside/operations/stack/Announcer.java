package org.secureside.operations.stack;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Says what happens: to the operator, and with the time to the supervisor's log. */
final class Announcer {

    private final PrintWriter terminal;
    private final Path log;

    Announcer(PrintWriter terminal, Path log) {
        this.terminal = terminal;
        this.log = log;
    }

    /** Says a line on the terminal and in the log. */
    void say(String line) {
        terminal.println(line);
        terminal.flush();
        note(line);
    }

    /** Says a line in the log only. */
    synchronized void note(String line) {
        try {
            Files.writeString(
                    log,
                    "%s %s%n".formatted(Instant.now().truncatedTo(ChronoUnit.MILLIS), line),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            // A full disk must not keep the supervisor from its work. The terminal has the line, if it is for people.
            return;
        }
    }
}
