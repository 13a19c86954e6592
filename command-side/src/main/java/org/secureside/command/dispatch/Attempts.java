package org.secureside.command.dispatch;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.axonframework.modelling.command.ConcurrencyException;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.retry.RetryPolicy;
import org.springframework.core.retry.RetryTemplate;
import org.springframework.stereotype.Component;

/**
 * Has commands handled while their senders wait: each on a thread of its own, so that none waits for another's append;
 * again, on the newer state, when another command changed the same aggregate at the same moment; and for no longer than
 * the load balancer waits, so that senders learn what they can do. Everything else that fails is told at once.
 */
@Component
class Attempts implements AutoCloseable {

    /** For all that is done for a command, so that the load balancer (6 s) does not give up before. */
    static final Duration TIME = Duration.ofSeconds(5);

    private static final Duration FIRST_WAIT = Duration.ofMillis(5);
    private static final int MOST_RETRIES = 8;

    private final Duration time;
    private final RetryTemplate conflicts;
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("attempt-", 0).factory());

    @Autowired
    Attempts() {
        this(TIME);
    }

    Attempts(Duration time) {
        this.time = time;
        this.conflicts = new RetryTemplate(RetryPolicy.builder()
                .predicate(ConcurrencyException.class::isInstance)
                .maxRetries(MOST_RETRIES)
                .delay(FIRST_WAIT)
                .multiplier(2)
                .jitter(FIRST_WAIT)
                .timeout(time)
                .build());
    }

    /**
     * Returns the outcome of a command. One that takes too long is left alone, not broken off: should it be recorded, the
     * next request finds it so.
     *
     * @throws TooSlowException if it takes too long
     * @throws ConcurrencyException if others kept changing the same aggregate
     */
    <T> T handle(Supplier<T> command) {
        Future<T> outcome = threads.submit(() -> conflicts.invoke(command));
        try {
            return outcome.get(time.toNanos(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException failure
                    ? failure
                    : new IllegalStateException("a command failed", e.getCause());
        } catch (TimeoutException e) {
            throw new TooSlowException(time, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TooSlowException(time, e);
        }
    }

    @Override
    public void close() {
        threads.shutdown();
    }
}
