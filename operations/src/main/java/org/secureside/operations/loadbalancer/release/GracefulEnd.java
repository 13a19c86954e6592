package org.secureside.operations.loadbalancer.release;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Lets a watch end well on Ctrl-C or a plain kill: the process goes on until the former release is back. */
final class GracefulEnd {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final CountDownLatch ended = new CountDownLatch(1);
    private final Thread hook;

    /**
     * @param wish asks the watch to end
     */
    GracefulEnd(Runnable wish) {
        this.hook = new Thread(() -> waitForTheEnd(wish), "graceful end");
        Runtime.getRuntime().addShutdownHook(hook);
    }

    private void waitForTheEnd(Runnable wish) {
        wish.run();
        try {
            boolean unused = ended.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Lets the process end. */
    void isOver() {
        ended.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The process is ending, and the hook has just been released.
            return;
        }
    }
}
