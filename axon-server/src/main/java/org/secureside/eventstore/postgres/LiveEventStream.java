package org.secureside.eventstore.postgres;

import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingEventStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The log from a position on, without end. It reads pages of its own until it has caught up, then follows the tail that
 * all streams of the process share, and goes back to pages of its own if it falls behind. Made for one reading thread.
 */
final class LiveEventStream implements TrackingEventStream {

    private static final Logger log = LoggerFactory.getLogger(LiveEventStream.class);

    private final Function<GapAwareTrackingToken, EventPage> reader;
    private final LiveTail tail;
    private final Consumer<LiveEventStream> onClose;
    private final Queue<TrackedEventMessage<?>> buffer = new ArrayDeque<>();
    private GapAwareTrackingToken position;
    private volatile Runnable callback = () -> {};
    private volatile boolean closed;

    LiveEventStream(
            Function<GapAwareTrackingToken, EventPage> reader,
            LiveTail tail,
            GapAwareTrackingToken position,
            Consumer<LiveEventStream> onClose) {
        this.reader = reader;
        this.tail = tail;
        this.position = position;
        this.onClose = onClose;
    }

    @Override
    public Optional<TrackedEventMessage<?>> peek() {
        return hasNextAvailable() ? Optional.ofNullable(buffer.peek()) : Optional.empty();
    }

    @Override
    public boolean hasNextAvailable(int timeout, TimeUnit unit) throws InterruptedException {
        long deadline = System.nanoTime() + unit.toNanos(timeout);
        while (buffer.isEmpty() && !closed) {
            if (!fill()) {
                long rest = deadline - System.nanoTime();
                if (rest <= 0) {
                    return false;
                }
                tail.await(this, position.getIndex(), rest);
            }
        }
        return !buffer.isEmpty();
    }

    @Override
    public TrackedEventMessage<?> nextAvailable() throws InterruptedException {
        while (!hasNextAvailable(Integer.MAX_VALUE, TimeUnit.MILLISECONDS)) {
            if (closed) {
                throw new IllegalStateException("The stream is closed");
            }
        }
        return buffer.remove();
    }

    /** Moves on by a page. False if there is nothing more for now. */
    private boolean fill() {
        if (tail.isFollowedBy(this)) {
            Optional<EventPage> news = tail.next(this, position.getIndex());
            news.ifPresent(this::take);
            if (news.isPresent() || tail.isFollowedBy(this)) {
                return news.isPresent();
            }
        }
        EventPage page = reader.apply(position);
        take(page);
        if (page.newest()) {
            tail.follow(this, position.getIndex());
            if (closed) { // in the meantime: nobody would tell a follower so
                tail.leave(this);
            }
        }
        return !page.isEmpty();
    }

    private void take(EventPage page) {
        buffer.addAll(page.events());
        position = page.upTo();
    }

    void newsArrived() {
        try {
            callback.run();
        } catch (RuntimeException e) {
            // The reader's own affair: others wait for the thread that tells them.
            log.warn("A reader could not be told of new events; it finds them when it looks", e);
        }
    }

    @Override
    public boolean setOnAvailableCallback(Runnable callback) {
        this.callback = callback;
        callback.run();
        return true;
    }

    /** Ends the stream, from any thread: whoever waits for an event is told at once that there will be none. */
    @Override
    public void close() {
        closed = true;
        tail.leave(this);
        onClose.accept(this);
    }
}
