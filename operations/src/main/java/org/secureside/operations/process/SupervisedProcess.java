package org.secureside.operations.process;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.secureside.operations.cli.OneLine;

/**
 * Keeps one process running until it is told to stop: when it dies, what it left behind is killed and it is started
 * again, however often that takes.
 */
public final class SupervisedProcess {

    private static final long READINESS_PAUSE_MILLIS = 200;
    private static final File NOTHING = new File("/dev/null");

    private final ProcessSpec spec;
    private final SupervisionListener listener;
    private final BackOff backOff = new BackOff();
    private final Thread watcher;

    private boolean stopping;
    private int deaths;
    private String lastDeath = "";
    private @Nullable Family family;

    public SupervisedProcess(ProcessSpec spec, SupervisionListener listener) {
        this.spec = spec;
        this.listener = listener;
        this.watcher = Thread.ofPlatform().daemon().name("watch " + spec.name()).unstarted(this::keepRunning);
    }

    /** Returns what is kept running. */
    public ProcessSpec spec() {
        return spec;
    }

    /** Starts the process and its supervision. */
    public void start() {
        watcher.start();
    }

    /** Returns how often it has died. */
    public synchronized int deaths() {
        return deaths;
    }

    /** Returns how it died last, worded to follow "died". */
    public synchronized String lastDeath() {
        return lastDeath;
    }

    /**
     * Stops the process for good and waits until it and what it started are gone.
     *
     * @return whether it had to be killed
     */
    public boolean stop() {
        Optional<Family> running;
        synchronized (this) {
            stopping = true;
            notifyAll();
            running = Optional.ofNullable(family);
        }
        return running.map(it -> it.stop(spec.stop(), spec.patience())).orElse(false);
    }

    private void keepRunning() {
        while (true) {
            long start = System.nanoTime();
            String how = runOnce();
            synchronized (this) {
                if (stopping) {
                    return;
                }
                deaths++;
                lastDeath = how;
            }
            listener.died(spec, how, deaths());
            Optional.ofNullable(familyNow()).ifPresent(Family::kill);
            if (!pause(backOff.afterRunningFor(Duration.ofNanos(System.nanoTime() - start)))) {
                return;
            }
        }
    }

    private String runOnce() {
        try {
            Optional<Process> process = launch();
            return process.isPresent() ? ExitStatus.describe(awaitEnd(process.get())) : "";
        } catch (IOException e) {
            return "could not be started: " + OneLine.of(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "its supervision was interrupted";
        }
    }

    /** Starts the process, unless it is to stop: both under the lock, so that no process starts behind a stop. */
    private synchronized Optional<Process> launch() throws IOException {
        if (stopping) {
            return Optional.empty();
        }
        // In a session of its own, Ctrl-C in the terminal does not reach it: the supervisor stops it in its turn.
        List<String> command = new ArrayList<>(List.of("setsid"));
        command.addAll(spec.command());
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(spec.home().toFile())
                .redirectErrorStream(true)
                .redirectInput(NOTHING)
                .redirectOutput(Redirect.appendTo(spec.log().toFile()));
        builder.environment().putAll(spec.environment());
        Process process = builder.start();
        ProcessIdentity.of(process.pid()).ifPresent(identity -> {
            family = new Family(identity, spec.home());
            listener.started(spec, identity, deaths);
        });
        return Optional.of(process);
    }

    private int awaitEnd(Process process) throws InterruptedException {
        boolean comingBack = deaths() > 0;
        while (comingBack && !process.waitFor(READINESS_PAUSE_MILLIS, TimeUnit.MILLISECONDS)) {
            if (spec.readiness().isReady()) {
                listener.readyAgain(spec);
                comingBack = false;
            }
        }
        return process.waitFor();
    }

    private synchronized @Nullable Family familyNow() {
        return family;
    }

    private synchronized boolean pause(Duration length) {
        long deadline = System.nanoTime() + length.toNanos();
        while (!stopping) {
            long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
            if (left <= 0) {
                return true;
            }
            try {
                wait(left);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return false;
    }
}
