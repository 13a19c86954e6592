package org.secureside.operations.client;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Repeats each request, unchanged and with the same key, until the service decides it: after lost connections, after
 * 408, 409, 425, 429 and 5xx, as long as {@code Retry-After} asks and otherwise with exponential back-off. Threads
 * share it, and while the whole service is down they share one pause.
 */
public final class PersistentClient {

    private final ServiceClient client;
    private final Tokens tokens;
    private final Backoff backoff;
    private final Duration patience;
    private final SharedPause pause;
    private final CountDownLatch stop = new CountDownLatch(1);
    private final AtomicInteger repeating = new AtomicInteger();
    private final AtomicLong lastDecision = new AtomicLong(System.nanoTime());

    /**
     * @param client makes each try
     * @param tokens who the requests are made by
     * @param backoff the pauses where the service does not ask for one
     * @param patience how long to repeat one request
     */
    public PersistentClient(ServiceClient client, Tokens tokens, Backoff backoff, Duration patience) {
        this.client = client;
        this.tokens = tokens;
        this.backoff = backoff;
        this.patience = patience;
        this.pause = new SharedPause(backoff);
    }

    /** Makes the request as the subject until it is decided. */
    public Delivery send(Call call, String subject) {
        return new Repetition(this, call, subject).untilDecided();
    }

    /** Returns how many requests failed at least once and are not decided yet. */
    public int repeating() {
        return repeating.get();
    }

    /** Ends all waiting, now and from now on. Requests that are being answered go on. */
    public void stop() {
        stop.countDown();
        pause.stop();
    }

    ServiceClient client() {
        return client;
    }

    Tokens tokens() {
        return tokens;
    }

    Backoff backoff() {
        return backoff;
    }

    Duration patience() {
        return patience;
    }

    SharedPause pause() {
        return pause;
    }

    void decided() {
        lastDecision.set(System.nanoTime());
    }

    boolean hasDecidedSince(long nanoTime) {
        return lastDecision.get() - nanoTime > 0;
    }

    void countRepeating(int change) {
        repeating.addAndGet(change);
    }

    /** Waits, and returns false if it was stopped meanwhile. */
    boolean sleep(Duration time) throws InterruptedException {
        return !stop.await(time.toNanos(), TimeUnit.NANOSECONDS);
    }
}
