package org.secureside.operations.progress;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine;

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

    /** Starts showing a command's work on standard error: as a bar on a terminal, elsewhere as a line every 5 s. */
    public static Progress of(Work work, CommandLine command) {
        return Terminal.isThere()
                ? new Progress(new BarDisplay(work, command.getErr(), command.getUsageHelpWidth()), BAR_INTERVAL)
                : new Progress(new LineDisplay(work, command.getErr()), PLAIN_INTERVAL);
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
