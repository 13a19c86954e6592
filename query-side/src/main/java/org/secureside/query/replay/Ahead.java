package org.secureside.query.replay;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.StreamableMessageSource;
import org.jspecify.annotations.Nullable;
import org.secureside.query.projection.Arrived;

/**
 * Reads the log up to a position, and decodes it, a few batches ahead of whoever writes: reading and writing do not wait
 * for each other.
 */
final class Ahead implements AutoCloseable {

    private static final int BATCHES_AHEAD = 3;
    private static final int PATIENCE_SECONDS = 10;

    /**
     * Events that follow each other.
     *
     * @param events those of streams
     * @param upTo the place of the last that was read; null if there was none
     * @param read how many were read
     * @param last whether this is the end
     */
    record Batch(List<Arrived> events, @Nullable TrackingToken upTo, int read, boolean last) {}

    private record Next(Optional<Batch> batch, Optional<RuntimeException> failure) {}

    private final BlockingQueue<Next> queue = new ArrayBlockingQueue<>(BATCHES_AHEAD);
    private final StreamableMessageSource<TrackedEventMessage<?>> log;
    private final @Nullable TrackingToken after;
    private final long to;
    private final int size;
    private final Thread thread;

    /**
     * @param after where to begin; null for the first event
     * @param to the position of the last event to read; there must be one
     * @param size how many events a batch has
     */
    Ahead(StreamableMessageSource<TrackedEventMessage<?>> log, @Nullable TrackingToken after, long to, int size) {
        this.log = log;
        this.after = after;
        this.to = to;
        this.size = size;
        this.thread = Thread.ofPlatform().name("replay-reader").daemon().start(this::run);
    }

    /** Returns the next batch. Nothing follows the last one. */
    Batch next() throws InterruptedException {
        Next next = queue.take();
        if (next.failure().isPresent()) {
            throw next.failure().get();
        }
        return next.batch().orElseThrow();
    }

    private void run() {
        try {
            read();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // Nobody wants more.
        } catch (RuntimeException e) {
            queue.clear();
            queue.add(new Next(Optional.empty(), Optional.of(e)));
        }
    }

    private void read() throws InterruptedException {
        long position = after == null ? -1 : after.position().orElse(-1);
        List<Arrived> events = new ArrayList<>(size);
        TrackingToken upTo = null;
        int read = 0;
        try (BlockingStream<TrackedEventMessage<?>> stream = log.openStream(after)) {
            while (position < to) {
                if (!stream.hasNextAvailable(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                    log.createHeadToken(); // If the event store is away, it says so here.
                    throw new IllegalStateException(
                            "The log ends after position " + position + ", but was read up to " + to + " before");
                }
                TrackedEventMessage<?> message = stream.peek().orElseThrow();
                position = message.trackingToken().position().orElse(position);
                if (position > to) {
                    break; // The last ones were none that any release knows.
                }
                stream.nextAvailable();
                upTo = message.trackingToken();
                read++;
                Arrived.of(message).filter(Arrived::isKnown).map(Ahead::decoded).ifPresent(events::add);
                if (read == size && position < to) {
                    put(new Batch(List.copyOf(events), upTo, read, false));
                    events.clear();
                    read = 0;
                }
            }
        }
        put(new Batch(List.copyOf(events), upTo, read, true));
    }

    private void put(Batch batch) throws InterruptedException {
        queue.put(new Next(Optional.of(batch), Optional.empty()));
    }

    /** Decodes here what would else be decoded where it is written. */
    private static Arrived decoded(Arrived event) {
        try {
            event.message().getPayload();
            event.message().getMetaData();
        } catch (RuntimeException e) {
            // It fails again where it is applied, and is parked there.
        }
        return event;
    }

    @Override
    public void close() {
        thread.interrupt();
        boolean interrupted = Thread.interrupted();
        try {
            while (!thread.join(java.time.Duration.ofMillis(10))) {
                queue.clear(); // It may want to put one more.
            }
        } catch (InterruptedException e) {
            interrupted = true;
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
