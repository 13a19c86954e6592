package org.secureside.operations.importing;

import java.time.Duration;

/** Lets through a steady number of messages per second, and makes up for none that was missed. */
final class Pacer {

    private final Halt halt;
    private final long nanosBetween;
    private long next = System.nanoTime();

    /**
     * @param perSecond how many messages per second, 0 for as many as there are
     */
    Pacer(int perSecond, Halt halt) {
        this.halt = halt;
        this.nanosBetween = perSecond == 0 ? 0 : Duration.ofSeconds(1).toNanos() / perSecond;
    }

    /** Waits until the next message may go, or until the import is to end. */
    void await() throws InterruptedException {
        long now = System.nanoTime();
        if (next - now > 0) {
            halt.sleep(Duration.ofNanos(next - now));
        }
        next = Math.max(next - now, 0) + now + nanosBetween;
    }
}
