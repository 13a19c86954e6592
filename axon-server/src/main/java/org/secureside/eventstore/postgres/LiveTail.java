package org.secureside.eventstore.postgres;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The newest events, read once for all streams of the process that have caught up. It reads when it is woken, and now
 * and then without being woken, in case a notification was lost; in between, and while no stream follows, it sleeps.
 */
final class LiveTail implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(LiveTail.class);
    private static final int MAX_EVENTS = 8_192;
    private static final long MAX_BYTES = 16L << 20;
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofMillis(500);

    private final Function<GapAwareTrackingToken, EventPage> reader;
    private final Duration unwoken;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition work = lock.newCondition();
    private final Condition news = lock.newCondition();
    private final Set<LiveEventStream> followers = new HashSet<>();
    private final PageWindow window = new PageWindow(MAX_EVENTS, MAX_BYTES);
    private final Thread thread;
    private boolean woken;
    private boolean failing;

    /**
     * @param reader reads what follows a position
     * @param unwoken how long to sleep at most, give or take a fifth, so that not all nodes read at once
     */
    LiveTail(Function<GapAwareTrackingToken, EventPage> reader, Duration unwoken) {
        this.reader = reader;
        this.unwoken = unwoken;
        this.thread = Thread.ofPlatform().name("event-tail").daemon().start(this::run);
    }

    /** Says that there may be new events. Returns at once. */
    void wake() {
        lock.lock();
        try {
            woken = true;
            work.signal();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Lets a stream follow that has read up to a position.
     *
     * @return false if events after its position are here no longer: it then has to read on by itself
     */
    boolean follow(LiveEventStream stream, long position) {
        lock.lock();
        try {
            if (followers.isEmpty() && !(window.reachesBackTo(position) && position <= window.newest())) {
                window.restartAt(position);
            }
            if (!window.reachesBackTo(position)) {
                return false;
            }
            followers.add(stream);
            // Between the stream's last read and now there may have been news that nobody was woken for.
            wake();
            return true;
        } finally {
            lock.unlock();
        }
    }

    void leave(LiveEventStream stream) {
        lock.lock();
        try {
            followers.remove(stream);
            news.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Returns what follows the position; nothing if the stream has seen all, or follows no longer. */
    Optional<EventPage> next(LiveEventStream stream, long position) {
        lock.lock();
        try {
            if (!window.reachesBackTo(position)) {
                followers.remove(stream);
            }
            return followers.contains(stream) ? window.after(position) : Optional.empty();
        } finally {
            lock.unlock();
        }
    }

    boolean isFollowedBy(LiveEventStream stream) {
        lock.lock();
        try {
            return followers.contains(stream);
        } finally {
            lock.unlock();
        }
    }

    /** Waits until something follows the position, or the stream follows no longer, or the time is over. */
    void await(LiveEventStream stream, long position, long nanos) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long rest = nanos;
            while (rest > 0 && window.newest() <= position && followers.contains(stream)) {
                rest = news.awaitNanos(rest);
            }
        } finally {
            lock.unlock();
        }
    }

    private void run() {
        try {
            while (true) {
                awaitWork();
                readNews();
            }
        } catch (InterruptedException e) {
            log.debug("The tail was closed");
        }
    }

    private void awaitWork() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            double jitter = 0.8 + 0.4 * ThreadLocalRandom.current().nextDouble();
            long rest = (long) (unwoken.toNanos() * jitter);
            while (followers.isEmpty() || (!woken && rest > 0)) {
                if (followers.isEmpty()) {
                    work.await();
                } else {
                    rest = work.awaitNanos(rest);
                }
            }
            woken = false;
        } finally {
            lock.unlock();
        }
    }

    private void readNews() throws InterruptedException {
        boolean more = true;
        while (more) {
            try {
                EventPage page = reader.apply(Positions.token(newest()));
                more = !page.isEmpty() && publish(page) && !page.newest();
                failing = false;
            } catch (EventStoreUnavailableException e) {
                if (!failing) {
                    failing = true;
                    log.warn("New events cannot be read, trying again", e);
                }
                TimeUnit.NANOSECONDS.sleep(PAUSE_AFTER_FAILURE.toNanos());
            } catch (RuntimeException | Error e) {
                // An upcaster that fails, for example. Waiting does not cure it, and its readers must know.
                log.debug("New events cannot be read; each stream meets the failure by itself", e);
                dismissFollowers();
                more = false;
            }
        }
    }

    /** Leaves each stream to read on by itself, so that what fails here fails in the thread of its reader. */
    private void dismissFollowers() {
        List<LiveEventStream> dismissed;
        lock.lock();
        try {
            dismissed = List.copyOf(followers);
            followers.clear();
            news.signalAll();
        } finally {
            lock.unlock();
        }
        dismissed.forEach(LiveEventStream::newsArrived);
    }

    private long newest() {
        lock.lock();
        try {
            return window.newest();
        } finally {
            lock.unlock();
        }
    }

    /** Returns whether anybody still follows. */
    private boolean publish(EventPage page) {
        List<LiveEventStream> readers;
        lock.lock();
        try {
            if (page.after().getIndex() != window.newest()) {
                return true; // The window was restarted in the meantime; what follows is read next.
            }
            window.add(page);
            news.signalAll();
            readers = List.copyOf(followers);
        } finally {
            lock.unlock();
        }
        readers.forEach(LiveEventStream::newsArrived);
        return !readers.isEmpty();
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
