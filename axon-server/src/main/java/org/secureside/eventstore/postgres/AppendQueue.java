package org.secureside.eventstore.postgres;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.secureside.eventstore.postgres.NewEvent.StreamPosition;

/** The appends that wait for a writer: bounded in number and bytes, and never waited for by those who add to it. */
final class AppendQueue {

    private final AppendSettings settings;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Deque<Append> waiting = new ArrayDeque<>();
    private long waitingBytes;
    private boolean closed;

    AppendQueue(AppendSettings settings) {
        this.settings = settings;
    }

    /**
     * Adds an append.
     *
     * @throws EventStoreOverloadedException if too many wait already
     * @throws EventStoreUnavailableException if the queue is closed
     */
    void add(Append append) {
        lock.lock();
        try {
            if (closed) {
                throw new EventStoreUnavailableException("Not stored: the event store is closed", null);
            }
            boolean full = waiting.size() >= settings.maxWaiting()
                    || (!waiting.isEmpty() && waitingBytes + append.bytes() > settings.maxWaitingBytes());
            if (full) {
                throw new EventStoreOverloadedException("Not stored: %,d appends with %,d bytes are waiting already"
                        .formatted(waiting.size(), waitingBytes));
            }
            waiting.add(append);
            waitingBytes += append.bytes();
            changed.signal();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits until there is something to take, and leaves it to whoever is first.
     *
     * @return false if the queue is closed and empty
     */
    boolean awaitWork() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (waiting.isEmpty()) {
                if (closed) {
                    return false;
                }
                changed.await();
            }
            changed.signal();
            return true;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Takes what one statement may hold, as soon as there is something. Of two appends that want the same place in a
     * stream, the later one stays for another batch: only then is it known whether the place was taken.
     *
     * @return at least one append, or null if the queue is closed and empty
     */
    @Nullable List<Append> take() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (true) {
                List<Append> batch = takeWaiting();
                if (!batch.isEmpty()) {
                    if (!waiting.isEmpty()) {
                        changed.signal();
                    }
                    return batch;
                }
                if (closed) {
                    return null;
                }
                changed.await();
            }
        } finally {
            lock.unlock();
        }
    }

    private List<Append> takeWaiting() {
        List<Append> batch = new ArrayList<>();
        Set<StreamPosition> places = new HashSet<>();
        int events = 0;
        long bytes = 0;
        for (Iterator<Append> rest = waiting.iterator(); rest.hasNext(); ) {
            Append append = rest.next();
            events += append.events().size();
            bytes += append.bytes();
            if (!batch.isEmpty() && (events > settings.maxBatchEvents() || bytes > settings.maxBatchBytes())) {
                break;
            }
            List<StreamPosition> wanted =
                    append.events().stream().map(NewEvent::streamPosition).toList();
            if (wanted.stream().anyMatch(places::contains)) {
                continue;
            }
            rest.remove();
            waitingBytes -= append.bytes();
            if (append.claim()) {
                places.addAll(wanted);
                batch.add(append);
            }
        }
        return batch;
    }

    /** Refuses everything that waits. */
    void refuseAll(Supplier<? extends RuntimeException> reason) {
        List<Append> refused;
        lock.lock();
        try {
            refused = List.copyOf(waiting);
            waiting.clear();
            waitingBytes = 0;
        } finally {
            lock.unlock();
        }
        refused.stream().filter(Append::claim).forEach(append -> append.refused(reason.get()));
    }

    /** Accepts nothing more; what waits may still be taken. */
    void close() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    int size() {
        lock.lock();
        try {
            return waiting.size();
        } finally {
            lock.unlock();
        }
    }
}
