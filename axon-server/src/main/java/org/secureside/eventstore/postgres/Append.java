package org.secureside.eventstore.postgres;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** The events of one unit of work on their way into the store: all of them are stored, or none. */
final class Append {

    private final List<NewEvent> events;
    private final long bytes;
    private final CompletableFuture<@Nullable Void> outcome = new CompletableFuture<>();
    /** Whoever sets this decides: a writer, that the events are sent; the caller, that they never will be. */
    private final AtomicBoolean decided = new AtomicBoolean();

    Append(List<NewEvent> events) {
        this.events = events;
        this.bytes = events.stream().mapToLong(NewEvent::bytes).sum();
    }

    List<NewEvent> events() {
        return events;
    }

    long bytes() {
        return bytes;
    }

    /** Claims the append for a writer. False if its caller has given it up. */
    boolean claim() {
        return decided.compareAndSet(false, true);
    }

    boolean isOver() {
        return outcome.isDone();
    }

    void stored() {
        outcome.complete(null);
    }

    void refused(RuntimeException reason) {
        outcome.completeExceptionally(reason);
    }

    /**
     * Waits until the events are stored.
     *
     * @param patience how long to wait for a writer
     * @param timeout how long to wait altogether
     * @throws EventStoreUnavailableException if no writer took them in time, or the thread was interrupted before
     * @throws AppendOutcomeUnknownException if a writer took them, but has no answer in time
     */
    void await(Duration patience, Duration timeout) {
        boolean interrupted = false;
        long start = System.nanoTime();
        try {
            while (true) {
                long limit = (decided.get() ? timeout : patience).toNanos();
                try {
                    outcome.get(limit - (System.nanoTime() - start), TimeUnit.NANOSECONDS);
                    return;
                } catch (TimeoutException e) {
                    giveUp(
                            limit == timeout.toNanos(),
                            "no answer within " + TimeUnit.NANOSECONDS.toMillis(limit) + " ms");
                } catch (InterruptedException e) {
                    interrupted = true;
                    giveUp(false, "interrupted");
                }
            }
        } catch (ExecutionException e) {
            throw (RuntimeException) e.getCause();
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void giveUp(boolean forGood, String reason) {
        if (decided.compareAndSet(false, true)) {
            refused(new EventStoreUnavailableException("Not stored: " + reason, null));
        } else if (forGood) {
            refused(new AppendOutcomeUnknownException(
                    "It is not known whether the events are stored: " + reason, null));
        }
    }
}
