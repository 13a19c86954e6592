package org.secureside.operations.importing;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Lets an import end well on Ctrl-C or a plain kill: the process goes on until the import has closed its files and said
 * what it did.
 */
final class Interruption {

    /** The exit code of what Ctrl-C ended, as shells have it: 128 and the number of SIGINT. */
    static final int EXIT_CODE = 130;

    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final CountDownLatch ended = new CountDownLatch(1);
    private final Thread hook;

    /**
     * @param wish asks the import to end
     */
    Interruption(Runnable wish) {
        this.hook = new Thread(() -> waitForTheEnd(wish), "interruption");
        Runtime.getRuntime().addShutdownHook(hook);
    }

    private void waitForTheEnd(Runnable wish) {
        wish.run();
        try {
            boolean unused = ended.await(PATIENCE.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Lets the process end: the import has said its last word. */
    void isOver() {
        ended.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The process is ending, and the hook has just been released.
        }
    }
}
