package org.secureside.operations.progress;

import java.io.PrintWriter;
import java.util.Locale;

/** Shows work for a log file or a pipe. */
final class LineDisplay implements Display {

    private final Work work;
    private final PrintWriter err;
    private final long started = System.nanoTime();

    LineDisplay(Work work, PrintWriter err) {
        this.work = work;
        this.err = err;
    }

    @Override
    public void show() {
        long done = work.done().getAsLong();
        double seconds = (System.nanoTime() - started) / 1e9;
        say(String.format(
                Locale.ROOT,
                "%s: %,d of %,d %s (%,.0f/s)%s",
                work.name(),
                done,
                work.total(),
                work.unit(),
                done / seconds,
                work.detailsAfterComma()));
    }

    @Override
    public void say(String line) {
        err.println(line);
        err.flush();
    }

    @Override
    public void close() {}
}
