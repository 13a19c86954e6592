package org.secureside.operations.rehearsal;

import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Help.Ansi;

/** Tells what happens as it happens, and remembers it for the report. Threads share it. */
final class Narrator {

    private final PrintWriter out;
    private final List<Moment> moments = new ArrayList<>();
    private final Instant begin = Instant.now();

    Narrator(PrintWriter out) {
        this.out = out;
    }

    /** Says a line without a time. */
    synchronized void title(String line) {
        out.println();
        out.println(Ansi.AUTO.string("@|bold " + line + "|@"));
        out.println();
        out.flush();
    }

    /** Says what happened just now. */
    void tell(Moment.Kind kind, String words) {
        tell(new Moment(Instant.now(), kind, words));
    }

    /** Says what happened. */
    synchronized void tell(Moment moment) {
        moments.add(moment);
        String style = switch (moment.kind()) {
            case STEP -> "";
            case TROUBLE -> "bold,red ";
            case GOOD -> "bold,green ";
        };
        print(moment.at(), style.isEmpty() ? moment.words() : styled(style, moment.words()));
    }

    /** Says what is worth a look and need not be remembered. */
    synchronized void aside(String line) {
        print(Instant.now(), styled("faint ", line));
    }

    /** Says something that was not asked about the time. */
    synchronized void plain(Runnable printing) {
        printing.run();
        out.flush();
    }

    PrintWriter out() {
        return out;
    }

    /** Returns what happened, in order. */
    synchronized List<Moment> moments() {
        return moments.stream()
                .sorted((one, other) -> one.at().compareTo(other.at()))
                .toList();
    }

    private void print(Instant at, String words) {
        Duration since = Duration.between(begin, at);
        out.printf("  %02d:%02d  %s%n", since.toMinutes(), since.toSecondsPart(), words);
        out.flush();
    }

    private static String styled(String style, String words) {
        // The words may hold the marks that style is written with.
        return Ansi.AUTO.enabled() ? Ansi.AUTO.string("@|" + style + "\u0000|@").replace("\u0000", words) : words;
    }
}
