package org.secureside.operations.stack;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.secureside.operations.cli.OneLine;
import org.secureside.operations.process.LogFile;

/** Keeps the logs of a running stack from filling the disk. */
final class LogTrimmer {

    private static final Duration PAUSE = Duration.ofSeconds(20);

    private final Supplier<List<LogFile>> logs;
    private final Announcer announcer;

    LogTrimmer(Supplier<List<LogFile>> logs, Announcer announcer) {
        this.logs = logs;
        this.announcer = announcer;
    }

    /** Trims from now on, until the JVM ends. */
    void start() {
        Thread.ofPlatform().daemon().name("log trimmer").start(this::run);
    }

    private void run() {
        try {
            while (true) {
                Thread.sleep(PAUSE);
                logs.get().forEach(this::trim);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void trim(LogFile log) {
        try {
            log.trim();
        } catch (IOException e) {
            announcer.note("%s cannot be trimmed: %s".formatted(log.file(), OneLine.of(e)));
        }
    }
}
