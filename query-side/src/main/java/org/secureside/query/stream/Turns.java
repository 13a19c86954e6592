package org.secureside.query.stream;

import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

/**
 * Does one piece of work after the other, on a thread that exists only while there is work. However often it is asked for
 * in the meantime, it is done once more.
 */
final class Turns {

    private final Executor executor;
    private final BooleanSupplier work;
    /** Begins as if a turn were under way, so that nothing is done before {@link #begin}. */
    private final AtomicInteger asked = new AtomicInteger(1);

    /**
     * @param executor lends the threads
     * @param work what is to be done; it returns false when it is never to be done again
     */
    Turns(Executor executor, BooleanSupplier work) {
        this.executor = executor;
        this.work = work;
    }

    /** Takes the first turn, and then one whenever it is asked for. */
    void begin() {
        executor.execute(this::run);
    }

    /** Asks for a turn. Returns at once. */
    void ask() {
        if (asked.getAndIncrement() == 0) {
            executor.execute(this::run);
        }
    }

    private void run() {
        int done = asked.get();
        while (done != 0 && work.getAsBoolean()) {
            done = asked.addAndGet(-done);
        }
    }
}
