package org.secureside.query.readafter;

import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.secureside.query.projection.Commit;
import org.secureside.query.projection.CommitListener;
import org.springframework.stereotype.Component;

/** Wakes readers when something that they wait for has changed. Nobody polls. */
@Component
class Waiters implements CommitListener {

    private final int most;
    private final AtomicInteger count = new AtomicInteger();
    private final Map<UUID, Set<Waiter>> byId = new ConcurrentHashMap<>();

    Waiters(ReadAfterProperties properties) {
        this.most = properties.maxWaiting();
    }

    /** Begins to listen for changes of these things, unless too many listen already. */
    Optional<Waiter> waitFor(Collection<UUID> ids) {
        if (count.incrementAndGet() > most) {
            count.decrementAndGet();
            return Optional.empty();
        }
        Waiter waiter = new Waiter(Set.copyOf(ids));
        waiter.ids.forEach(id -> byId.compute(id, (key, waiters) -> {
            Set<Waiter> all = waiters == null ? new HashSet<>() : waiters;
            all.add(waiter);
            return all;
        }));
        return Optional.of(waiter);
    }

    @Override
    public void committed(Commit commit) {
        if (count.get() > 0) {
            commit.changed()
                    .forEach(id -> byId.computeIfPresent(id, (key, waiters) -> {
                        waiters.forEach(Waiter::wake);
                        return waiters;
                    }));
        }
    }

    int waiting() {
        return count.get();
    }

    /** A reader who waits, until it is closed. */
    final class Waiter implements AutoCloseable {

        private final Set<UUID> ids;
        private final Semaphore news = new Semaphore(0);

        private Waiter(Set<UUID> ids) {
            this.ids = ids;
        }

        private void wake() {
            news.release();
        }

        /** Waits until something has changed since the last time, and returns whether it did before the time was over. */
        boolean await(long nanos) throws InterruptedException {
            boolean woken = news.tryAcquire(nanos, TimeUnit.NANOSECONDS);
            news.drainPermits();
            return woken;
        }

        @Override
        public void close() {
            ids.forEach(id -> byId.computeIfPresent(id, (key, waiters) -> {
                waiters.remove(this);
                return waiters.isEmpty() ? null : waiters;
            }));
            count.decrementAndGet();
        }
    }
}
