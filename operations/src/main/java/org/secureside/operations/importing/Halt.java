package org.secureside.operations.importing;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/** The wish to end an import before its file ends. Threads share it; the first reason counts. */
final class Halt {

    /** Why. */
    sealed interface Reason {

        /** The person at the terminal wants it. */
        record Interrupted() implements Reason {}

        /**
         * There is no point in going on.
         *
         * @param problem why not, for the person at the terminal
         */
        record Hopeless(String problem) implements Reason {}
    }

    private final AtomicReference<Reason> reason = new AtomicReference<>();
    private final CountDownLatch wished = new CountDownLatch(1);
    private final Runnable endOfWaiting;

    /**
     * @param endOfWaiting ends all waiting for the service
     */
    Halt(Runnable endOfWaiting) {
        this.endOfWaiting = endOfWaiting;
    }

    void interrupt() {
        wish(new Reason.Interrupted());
    }

    void giveUp(String problem) {
        wish(new Reason.Hopeless(problem));
    }

    boolean isWished() {
        return reason().isPresent();
    }

    Optional<Reason> reason() {
        return Optional.ofNullable(reason.get());
    }

    /** Waits for the time, or until the import is to end. */
    void sleep(Duration time) throws InterruptedException {
        boolean unused = wished.await(time.toNanos(), TimeUnit.NANOSECONDS);
    }

    private void wish(Reason why) {
        reason.compareAndSet(null, why);
        wished.countDown();
        endOfWaiting.run();
    }
}
