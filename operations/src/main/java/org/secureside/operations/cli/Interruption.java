package org.secureside.operations.cli;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Lets a command end well on Ctrl-C or a plain kill: the process goes on until the command has put things in order. */
public final class Interruption {

    /** The exit code of what Ctrl-C ended, as shells have it: 128 and the number of SIGINT. */
    public static final int EXIT_CODE = 130;

    private final Duration patience;
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Thread hook;

    /**
     * @param patience how long the process waits for the command at most
     * @param wish asks the command to end
     */
    public Interruption(Duration patience, Runnable wish) {
        this.patience = patience;
        this.hook = new Thread(() -> waitForTheEnd(wish), "interruption");
        Runtime.getRuntime().addShutdownHook(hook);
    }

    private void waitForTheEnd(Runnable wish) {
        wish.run();
        try {
            boolean unused = ended.await(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Lets the process end: the command has said its last word. */
    public void isOver() {
        ended.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The process is ending, and the hook has just been released.
            return;
        }
    }
}
