package org.secureside.operations.progress;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Shows from time to time how far a command is, and lets it say something in between. */
public final class Progress implements AutoCloseable {

    private static final Duration PLAIN_INTERVAL = Duration.ofSeconds(5);
    private static final Duration BAR_INTERVAL = Duration.ofMillis(200);

    private final Display display;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("progress").factory());

    private Progress(Display display, Duration interval) {
        this.display = display;
        var unused = clock.scheduleWithFixedDelay(
                display::show, interval.toNanos(), interval.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** Starts showing the work on standard error: as a bar if that is a terminal, as a line every 5 s if not. */
    public static Progress of(Work work, PrintWriter err) {
        return Terminal.isThere()
                ? new Progress(new BarDisplay(work, err), BAR_INTERVAL)
                : new Progress(new LineDisplay(work, err), PLAIN_INTERVAL);
    }

    /** Says something without getting into the way of the bar. */
    public void say(String line) {
        display.say(line);
    }

    /** Shows nothing any more. */
    @Override
    public void close() {
        clock.shutdownNow();
        display.close();
    }
}
