package org.secureside.command.dispatch;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.secureside.eventstore.AppendFailures;

/**
 * Has work done while whoever asked for it waits, but not for ever. Each piece has a thread of its own, so that none
 * waits for another's append.
 */
public final class InTime implements AutoCloseable {

    /** For all that is done for a request, so that the load balancer (6 s) does not give up before. */
    public static final Duration FOR_A_REQUEST = Duration.ofSeconds(5);

    private final ExecutorService threads;

    /**
     * Has work done on threads of this name.
     *
     * @param name what they are called in a dump, before their numbers
     */
    public InTime(String name) {
        this.threads = Executors.newThreadPerTaskExecutor(
                Thread.ofVirtual().name(name + "-", 0).factory());
    }

    /**
     * Returns what comes of the work. Work that takes too long is left alone, not broken off: should it be done after
     * all, the next who asks for it finds it so.
     *
     * @throws TooSlowException if it takes longer than that, or this thread is interrupted
     * @throws RuntimeException whatever the work throws, in the language of all event stores
     */
    public <T> T get(Callable<T> work, Duration time) {
        Future<T> outcome = threads.submit(work);
        try {
            return outcome.get(time.toNanos(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            throw AppendFailures.translate(Objects.requireNonNullElse(e.getCause(), e))
                            instanceof RuntimeException failure
                    ? failure
                    : new IllegalStateException("the work failed", e.getCause());
        } catch (TimeoutException e) {
            throw new TooSlowException(time, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TooSlowException(time, e);
        }
    }

    /** Takes on no more work, and lets what is under way go on. */
    @Override
    public void close() {
        threads.shutdown();
    }
}
