package org.secureside.operations.client;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * One pause for all requests while the whole service is down: when it is over, a single request tries, and the others
 * go on waiting until that one was answered. They try in turn, for one that the service never answers must not be the
 * one to try for all. A request that fails while others are answered does not start the pause.
 */
final class SharedPause {

    private final Backoff backoff;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Deque<Object> queue = new ArrayDeque<>();
    private int failures;
    private @Nullable Pass trying;
    private boolean stopped;
    private long over = System.nanoTime();
    private long lastAnswer = System.nanoTime();

    SharedPause(Backoff backoff) {
        this.backoff = backoff;
    }

    /**
     * Waits until a request may be made.
     *
     * @param deadline the {@link System#nanoTime()} to wait for at most
     * @return the right to one try, or empty if the deadline passed first or {@link #stop()} was called
     */
    Optional<Pass> enter(long deadline) throws InterruptedException {
        lock.lockInterruptibly();
        Object place = new Object();
        queue.addLast(place);
        try {
            while (!stopped) {
                long now = System.nanoTime();
                if (failures == 0) {
                    return Optional.of(new Pass(now, false));
                }
                if (now - deadline >= 0) {
                    return Optional.empty();
                }
                boolean next = trying == null && place.equals(queue.peekFirst());
                if (next && now - over >= 0) {
                    trying = new Pass(now, true);
                    return Optional.of(trying);
                }
                changed.awaitNanos(next ? Math.min(deadline - now, over - now) : deadline - now);
            }
            return Optional.empty();
        } finally {
            queue.remove(place);
            changed.signalAll();
            lock.unlock();
        }
    }

    /** Ends the pause: the service answered. */
    void answered() {
        locked(() -> {
            lastAnswer = System.nanoTime();
            failures = 0;
            trying = null;
        });
    }

    /**
     * Starts or lengthens the pause, unless the service answered somebody while this request was under way.
     *
     * @param asked how long the service asks to be left alone
     * @return whether there is a pause now; if not, this request has to wait by itself
     */
    boolean failed(Pass pass, Duration asked) {
        lock.lock();
        try {
            boolean alreadyDown = failures > 0 && !pass.first();
            boolean othersAreAnswered = !pass.first() && lastAnswer - pass.at() > 0;
            if (!alreadyDown && !othersAreAnswered) {
                failures++;
                trying = null;
                over = System.nanoTime()
                        + Math.max(asked.toNanos(), backoff.pause(failures).toNanos());
                changed.signalAll();
            }
            return failures > 0;
        } finally {
            lock.unlock();
        }
    }

    /** Gives back a right that was not used to the end, so that another request can try. */
    void abandoned(Pass pass) {
        locked(() -> trying = pass.equals(trying) ? null : trying);
    }

    /** Lets nobody in any more. */
    void stop() {
        locked(() -> stopped = true);
    }

    /** Returns how many wait. */
    int waiting() {
        lock.lock();
        try {
            return queue.size();
        } finally {
            lock.unlock();
        }
    }

    private void locked(Runnable change) {
        lock.lock();
        try {
            change.run();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /**
     * The right to one try.
     *
     * @param at when it was given, in {@link System#nanoTime()}
     * @param first whether it is the one try after a pause
     */
    record Pass(long at, boolean first) {}
}
