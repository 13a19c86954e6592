package org.secureside.query.evidence;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Has what was witnessed compared all the time, in a thread of its own that rests for nearly all of it. */
@Component
class Rechecker implements SmartLifecycle, MeterBinder {

    private static final Logger log = LoggerFactory.getLogger(Rechecker.class);

    private static final long SHORTEST_REST_NANOS = TimeUnit.SECONDS.toNanos(2);

    /** However slow the databases are, a node that compares at all is not one that compares nothing. */
    private static final long LONGEST_REST_NANOS = TimeUnit.MINUTES.toNanos(1);

    /** How many times as long as it has worked it rests: a hundredth of the time is work. */
    private static final long REST = 99;

    private static final Duration STOPS_WITHIN = Duration.ofSeconds(2);

    private final Recheck recheck;
    private final Standing standing;
    private final AtomicLong done = new AtomicLong();
    private volatile @Nullable Thread thread;

    Rechecker(Recheck recheck, Standing standing) {
        this.recheck = recheck;
        this.standing = standing;
    }

    @Override
    public synchronized void start() {
        Thread worker = Thread.ofPlatform().daemon().name("evidence-recheck").unstarted(this::work);
        thread = worker;
        worker.start();
    }

    private void work() {
        while (isGoingOn()) {
            long began = System.nanoTime();
            try {
                boolean compared = recheck.compareNext();
                standing.recompute();
                if (compared) {
                    done.incrementAndGet();
                }
            } catch (RuntimeException e) {
                // The driver's messages may hold what is in the rows: only the kind is logged.
                log.warn(
                        "The history could not be compared now: {}",
                        e.getClass().getSimpleName());
            }
            rest(Math.clamp((System.nanoTime() - began) * REST, SHORTEST_REST_NANOS, LONGEST_REST_NANOS));
        }
    }

    private void rest(long nanos) {
        long until = System.nanoTime() + nanos;
        for (long left = nanos; isGoingOn() && left > 0; left = until - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        FunctionCounter.builder("secureside.evidence.rechecks", done, AtomicLong::doubleValue)
                .description("How often a part of the history was compared with what was witnessed")
                .register(registry);
    }

    /** One that was told to stop while it waited for a database does not go on beside its successor. */
    private boolean isGoingOn() {
        return thread == Thread.currentThread();
    }

    @Override
    public synchronized void stop() {
        Thread worker = thread;
        thread = null;
        if (worker != null) {
            LockSupport.unpark(worker);
            try {
                worker.join(STOPS_WITHIN);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }
}
