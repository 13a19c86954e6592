package org.secureside.command.dispatch;

import java.time.Duration;
import java.util.function.Supplier;
import org.axonframework.modelling.command.ConcurrencyException;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.retry.RetryPolicy;
import org.springframework.core.retry.RetryTemplate;
import org.springframework.stereotype.Component;

/**
 * Has commands handled while their senders wait: again, on the newer state, when another command changed the same
 * aggregate at the same moment; and for no longer than the load balancer waits, so that senders learn what they can do.
 * Everything else that fails is told at once.
 */
@Component
class Attempts implements AutoCloseable {

    private static final Duration FIRST_WAIT = Duration.ofMillis(5);
    private static final int MOST_RETRIES = 8;

    private final Duration time;
    private final RetryTemplate conflicts;
    private final InTime inTime = new InTime("attempt");

    @Autowired
    Attempts() {
        this(InTime.FOR_A_REQUEST);
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
        return inTime.get(() -> conflicts.invoke(command), time);
    }

    @Override
    public void close() {
        inTime.close();
    }
}
